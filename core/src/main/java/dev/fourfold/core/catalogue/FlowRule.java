package dev.fourfold.core.catalogue;

import dev.fourfold.core.model.Mechanism;
import java.util.List;
import java.util.Map;

/// One kind of flow that a resource's properties show.
///
/// An *end* is a property path (`RedrivePolicy.deadLetterTargetArn`, `Rules[].Destination.Bucket`), or `self`, or a
/// service
/// (`aws.rekognition`, `actor.internet`, `external.http`). A path that begins with `.` starts at the element of `each`.
///
/// @param each a path whose every value is looked at on its own, empty for the resource as a whole
/// @param from the end that gives the data
/// @param to the end that receives it
/// @param when paths and the values that one of must be there; `present` and `absent` stand for any value and none. A
/// value
///     that is not known counts as fulfilled
public record FlowRule(String each, String from, String to, Mechanism mechanism, Map<String, List<String>> when) {

    /// The end that stands for the resource itself.
    public static final String SELF = "self";

    public FlowRule {
        when = Map.copyOf(when);
    }
}
