package dev.fourfold.core.event;

import java.util.List;

/// What the watch guards in production, by the map alone and by what the owner says, and where it is blind. Ids are
/// those of components, each list in their order.
///
/// @param functions functions whose code and configuration are watched for changes
/// @param deployers who may change them; none means: only what CloudFormation does is trusted
/// @param actors components whose every action is compared with their grants
/// @param uncertain those of them, and other functions, whose grants the map does not know wholly or at all: what they
/// do
/// beyond them is not told, unless the provider refused it
/// @param stores stores and channels with data that is not for everybody, which people must not use directly
/// @param operators who may all the same
/// @param behaviours names of the limits of the business
/// @param dataEvents components whose use the provider records only when data events are switched on for them
public record Guard(
        List<String> functions,
        List<String> deployers,
        List<String> actors,
        List<String> uncertain,
        List<String> stores,
        List<String> operators,
        List<String> behaviours,
        List<String> dataEvents) {
    public Guard {
        functions = List.copyOf(functions);
        deployers = List.copyOf(deployers);
        actors = List.copyOf(actors);
        uncertain = List.copyOf(uncertain);
        stores = List.copyOf(stores);
        operators = List.copyOf(operators);
        behaviours = List.copyOf(behaviours);
        dataEvents = List.copyOf(dataEvents);
    }
}
