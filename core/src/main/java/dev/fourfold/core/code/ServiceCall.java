package dev.fourfold.core.code;

import dev.fourfold.core.model.Location;
import java.util.List;

/// A call in code, through a client library, to a service of a provider.
///
/// @param client the client's name as the library spells it, lower case, without the words *client* and *sdk*:
/// `dynamodb`, `s3`, `bedrock-runtime`, `eventbridge`
/// @param operation the API operation in the provider's spelling (`PutItem`), or empty when only the client is made
/// @param targets what the call's resource argument can be (a table's name, a queue's URL); empty when the code does
/// not show it
public record ServiceCall(String client, String operation, List<Target> targets, Location location) {

    public ServiceCall {
        targets = List.copyOf(targets);
    }

    /// What names the resource of a call.
    public sealed interface Target {
        /// A text in the code: a name, an ARN, a URL.
        record Literal(String text) implements Target {}

        /// An environment variable.
        record Variable(String name) implements Target {}
    }
}
