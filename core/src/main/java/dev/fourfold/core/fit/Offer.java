package dev.fourfold.core.fit;

import dev.fourfold.core.model.Severity;
import java.util.List;

/// A service that could keep, carry or work on data, and what it takes to give all that the data needs. The answer when
/// there is no application yet.
///
/// @param cloud the provider's short name (`aws`)
/// @param service from the vocabulary (`aws.s3`)
/// @param title as the provider calls it
/// @param with other services that it takes (`AWS KMS`)
public record Offer(String cloud, String service, String title, List<String> with, List<Answer> answers) {
    public Offer {
        with = List.copyOf(with);
        answers = List.copyOf(answers);
    }

    /// How the service answers one need.
    ///
    /// @param control name of the control
    /// @param how `default`, `with-settings`, `with-service`, `at-creation-only`, `impossible`, or `unknown` if its
    /// page
    ///     does not say
    /// @param says how it is had, in a sentence
    /// @param besides what it takes besides settings, each a sentence
    /// @param reason why it is needed
    /// @param source address of the provider's documentation, empty for `unknown`
    /// @param date when the source was last compared, empty for `unknown`
    public record Answer(
            String control,
            Severity severity,
            String how,
            String says,
            List<String> besides,
            String reason,
            String source,
            String date) {
        public Answer {
            besides = List.copyOf(besides);
        }

        /// Whether nothing is left to do.
        public boolean isGiven() {
            return how.equals("default");
        }

        public boolean isImpossible() {
            return how.equals("impossible");
        }
    }

    /// How many needs the service cannot answer, or its page does not say.
    public long missing() {
        return answers.stream()
                .filter(answer -> answer.isImpossible() || answer.how().equals("unknown"))
                .count();
    }
}
