package dev.fourfold.choose;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.fit.Offer;
import dev.fourfold.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// Answers without an application: each service of a kind against what the data would need there.
final class Offers {
    private Offers() {}

    static List<Offer> of(Catalogue catalogue, Policy policy, String kind, List<String> data, List<String> clouds) {
        return catalogue.services().stream()
                .filter(service -> service.kind().equals(kind))
                .filter(service -> clouds.isEmpty() || clouds.contains(service.cloud()))
                .map(service -> offer(service, policy, data))
                .sorted(Comparator.comparingLong(Offer::missing)
                        .thenComparing(offer -> clouds.indexOf(offer.cloud()))
                        .thenComparing(Offer::service))
                .toList();
    }

    private static Offer offer(Service service, Policy policy, List<String> data) {
        var place = place(service);
        var asked = new LinkedHashMap<String, Policy.Asked>();
        for (String dataClass : data) {
            for (var each : policy.asks(dataClass, place))
                asked.merge(each.control(), each, (a, b) -> a.severity().isAtLeast(b.severity()) ? a : b);
        }
        var with = new LinkedHashSet<String>();
        var answers = new ArrayList<Offer.Answer>();
        for (var each : asked.values()) {
            answers.add(answer(service, each));
            service.control(each.control()).ifPresent(control -> with.addAll(control.with()));
        }
        return new Offer(service.cloud(), service.id(), service.title(), List.copyOf(with), answers);
    }

    private static Offer.Answer answer(Service service, Policy.Asked asked) {
        var control = service.control(asked.control());
        if (control.isEmpty()) {
            Severity severity = asked.severity();
            String says = "How " + service.title() + " has this control is not described yet.";
            return new Offer.Answer(asked.control(), severity, "unknown", says, List.of(), asked.because(), "", "");
        }
        return new Offer.Answer(
                asked.control(),
                asked.severity(),
                control.get().how().word(),
                control.get().says(),
                control.get().besides(),
                asked.because(),
                control.get().source(),
                control.get().date());
    }

    private static Place place(Service service) {
        if (service.kind().equals("log-store")) return Place.COPY;
        return switch (service.role()) {
            case CHANNEL -> Place.WAY;
            case IDENTITY -> Place.USERS;
            case STORE -> Place.REST;
            default -> service.keeps().isEmpty() ? Place.DOOR : Place.COPY;
        };
    }
}
