package dev.fourfold.check;

import dev.fourfold.check.SecretShapes.Secret;
import dev.fourfold.check.code.CodeText;
import dev.fourfold.core.code.EnvironmentLiteral;
import dev.fourfold.core.finding.Finding;
import dev.fourfold.core.model.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Secrets that stand in a template or in code, where everyone who reads the repository or the function's configuration
/// reads them. At most four characters of one are ever said.
final class PlainSecrets {

    static final String ENVIRONMENT = "secret-in-environment";
    static final String CODE = "secret-in-code";

    private final Scene scene;

    private PlainSecrets(Scene scene) {
        this.scene = scene;
    }

    static List<Finding> of(Scene scene) {
        var rule = new PlainSecrets(scene);
        var found = new ArrayList<Finding>();
        found.addAll(rule.environment());
        found.addAll(rule.code());
        return found;
    }

    /// One finding for each place, which may be shared by many functions.
    private Collection<Finding> environment() {
        Map<String, List<EnvironmentLiteral>> byPlace = new LinkedHashMap<>();
        for (EnvironmentLiteral literal : scene.application().environment()) {
            String place = literal.location() == null
                    ? literal.function()
                    : literal.location().toString();
            byPlace.computeIfAbsent(literal.name() + " " + place, key -> new ArrayList<>())
                    .add(literal);
        }
        var found = new ArrayList<Finding>();
        for (var literals : byPlace.values()) {
            EnvironmentLiteral literal = literals.getFirst();
            Secret secret = SecretShapes.of(literal.name(), literal.text());
            if (secret == null) continue;
            var functions = new TreeSet<>(
                    literals.stream().map(EnvironmentLiteral::function).toList());
            String who = Words.list(functions.stream().map(scene::name).toList());
            found.add(finding(
                    ENVIRONMENT,
                    literal.name() + " of " + who + " holds " + secret.what(),
                    secret,
                    functions.getFirst(),
                    "Environment.Variables." + literal.name(),
                    literal.location(),
                    "the template gives it as plain text: it is in the repository, in the stack and in the function's"
                            + " configuration, for everyone who may read one of them",
                    "keep it in Secrets Manager or as a SecureString in Parameter Store, give the function its name, and"
                            + " read it when it starts; then change the secret, for this one is known"));
        }
        return found;
    }

    private Collection<Finding> code() {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (CodeText text : scene.scan().texts()) {
            Secret secret = SecretShapes.of(text.name(), text.text());
            if (secret == null) continue;
            String name = text.name().isEmpty() || text.name().length() > 60 ? "" : text.name();
            found.putIfAbsent(
                    text.location().file() + " " + name + secret.id()
                            + text.text().hashCode(),
                    finding(
                            CODE,
                            "The code of " + scene.name(text.function()) + " holds " + secret.what()
                                    + (name.isEmpty() ? "" : " (" + name + ")"),
                            secret,
                            text.function(),
                            text.location().file() + (name.isEmpty() ? "" : "#" + name),
                            text.location(),
                            "it is in the repository and in every package that is built of it",
                            "read it from Secrets Manager or Parameter Store when the function starts; then change the"
                                    + " secret, for this one stays in the repository's history"));
        }
        return found.values();
    }

    private Finding finding(
            String rule,
            String title,
            Secret secret,
            String component,
            String subject,
            @Nullable Location location,
            String reason,
            String fix) {
        String shown = secret.shown().isEmpty() ? secret.id() : secret.id() + " " + secret.shown();
        return new Finding(
                rule,
                title,
                secret.severity(),
                component,
                subject,
                shown,
                location,
                secret.shown().isEmpty() ? reason : reason + " (the text ends in " + secret.shown() + ")",
                scene.doors().way(component),
                fix,
                List.of());
    }
}
