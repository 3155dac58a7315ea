package dev.fourfold.core.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How a service gives a control, from its page.
///
/// @param name of the control (`encryption-at-rest.customer-key`)
/// @param says how it is had, in one sentence for the user
/// @param absent what it means that the settings say nothing (`an AWS-owned key`), possibly empty
/// @param with other services that it takes, as people call them (`AWS KMS`)
/// @param besides what it takes besides settings, each a sentence
/// @param shownBy the signs in a template that the control is on; one of them is enough
/// @param changes how a template is changed to have it, by the template's own resource type
/// @param source address of the provider's documentation
/// @param date when the source was last compared with this, `2026-11-24`
public record Control(
        String name,
        How how,
        String says,
        String absent,
        List<String> with,
        List<String> besides,
        List<Sign> shownBy,
        Map<String, Change> changes,
        String source,
        String date) {

    /// Which way a service gives a control.
    public enum How {
        /// By itself, also when nothing is said.
        DEFAULT,
        /// By settings of its own, which can change at any time.
        WITH_SETTINGS,
        /// Only together with another service.
        WITH_SERVICE,
        /// By settings that are fixed once it exists: later it takes a new one and a move.
        AT_CREATION_ONLY,
        /// Not at all.
        IMPOSSIBLE;

        /// The word in pages, reports and JSON: `with-settings`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @throws IllegalArgumentException if no way has this word
        public static How of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// Where a template shows that a control is on.
    ///
    /// A value that is wanted is `present`, `absent`, `not` and a pattern, `at-least` and a number, or the value
    /// itself; where `absent` is not among them, a missing property means off.
    ///
    /// @param type the resource type (`AWS::S3::BucketPolicy`)
    /// @param of for a type that is not the component's: the path that names the component, else empty
    /// @param each a path of which one element must hold everything, else empty: the resource itself must
    /// @param where only resources that hold this count
    /// @param holds paths and the values of which one must be there; all paths must hold
    /// @param missing what it means that there is no such resource
    public record Sign(
            String type,
            String of,
            String each,
            Map<String, List<String>> where,
            Map<String, List<String>> holds,
            Missing missing) {
        public Sign {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
            holds = Collections.unmodifiableMap(new LinkedHashMap<>(holds));
        }
    }

    /// What it means that a template has no resource of a sign's type that names the component.
    public enum Missing {
        /// The control is off: nothing else could switch it on.
        OFF,
        /// Something outside of the templates may switch it on, such as a trail of the whole account.
        UNKNOWN,
        /// Nothing: another sign says it.
        IGNORED;

        /// @throws IllegalArgumentException if no meaning has this word
        public static Missing of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// How a template is changed. In both texts `${self}` stands for the resource's logical id and `${key}` for that of
    /// the application's own key.
    ///
    /// @param says instead of the control's sentence, possibly empty
    /// @param properties YAML that is laid over the resource's properties, possibly empty
    /// @param resources YAML of more resources, possibly empty
    /// @param keyThrough services through which the account's principals use the key (`dynamodb`)
    /// @param keyFor service principals that use the key themselves (`sns.amazonaws.com`)
    public record Change(
            String says, String properties, String resources, List<String> keyThrough, List<String> keyFor) {
        /// What stands for the logical id of the application's own key.
        public static final String KEY = "${key}";

        public Change {
            keyThrough = List.copyOf(keyThrough);
            keyFor = List.copyOf(keyFor);
        }

        /// Whether there is anything to write into a template.
        public boolean isWords() {
            return properties.isEmpty() && resources.isEmpty();
        }

        public boolean usesKey() {
            return properties.contains(KEY) || resources.contains(KEY);
        }
    }

    public Control {
        with = List.copyOf(with);
        besides = List.copyOf(besides);
        shownBy = List.copyOf(shownBy);
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
}
