package dev.fourfold.cli;

import dev.fourfold.check.Check;
import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Control;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.finding.Rule;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `fourfold explain`: what is written about a rule.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        header = "Prints what is written about a rule of 'fourfold check'.")
final class ExplainCommand implements Callable<Integer> {
    private static final String GAP = "-without-";

    @Parameters(index = "0", paramLabel = "ID", description = "The rule's id, as a finding shows it.")
    private String id = "";

    private final Console console = Console.system();

    @Override
    public Integer call() {
        var text = rule().or(this::gap);
        if (text.isPresent()) {
            Output.write(console, null, text.get());
            return ExitCode.CLEAN;
        }
        console.say(id + ": no rule has this id; beside the gaps of 'fourfold choose' there are "
                + String.join(", ", Check.rules().stream().map(Rule::id).toList()));
        return ExitCode.USAGE;
    }

    private Optional<String> rule() {
        return Check.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .map(rule -> rule.title() + "\n\n" + rule.help().strip() + "\n")
                .findFirst();
    }

    /// `dynamodb-without-backup` is what the service's page says of the control `backup`.
    private Optional<String> gap() {
        int at = id.indexOf(GAP);
        if (at < 0) return Optional.empty();
        String control = id.substring(at + GAP.length());
        return Catalogue.shipped()
                .service("aws." + id.substring(0, at).replace('-', '.'))
                .flatMap(service -> service.controls().values().stream()
                        .filter(each -> each.name().replace('.', '-').equals(control))
                        .findFirst()
                        .map(each -> text(service, each)));
    }

    private static String text(Service service, Control control) {
        var text = new StringBuilder(service.title() + " without " + control.name() + "\n\n" + control.says() + "\n");
        if (!control.absent().isEmpty())
            text.append("Where the template says nothing: ")
                    .append(control.absent())
                    .append(".\n");
        control.besides().forEach(step -> text.append("- ").append(step).append('\n'));
        return text.append("\n")
                .append(control.source())
                .append(" (")
                .append(control.date())
                .append(")\n")
                .toString();
    }
}
