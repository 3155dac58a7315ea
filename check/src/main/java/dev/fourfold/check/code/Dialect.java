package dev.fourfold.check.code;

import dev.fourfold.check.code.Expression.Call;
import dev.fourfold.check.code.Tracing.Site;
import dev.fourfold.core.code.ServiceCall.Target;
import java.util.List;

/// How code of one family of languages uses the provider's client libraries.
interface Dialect {

    /// Notes what a call does, when it is one to the provider.
    void visit(Site site, Call call);

    /// Notes what only shows when all calls were visited.
    default void finish() {}

    /// A client, or something got from one.
    ///
    /// @param kind what it is when it is not the plain client: `resource`, `Table`, `document`
    /// @param targets the resource that it stands for
    record Handle(String client, String kind, List<Target> targets) {}
}
