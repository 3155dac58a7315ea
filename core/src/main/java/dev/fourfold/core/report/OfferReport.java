package dev.fourfold.core.report;

import dev.fourfold.core.fit.Offer;
import dev.fourfold.core.report.Line.Ink;
import java.util.List;

/// The answer to "which service for this data", for a terminal: each service with what it takes besides, need by need.
public final class OfferReport {
    private static final int TEXT = 6;

    private OfferReport() {}

    /// @param question what was asked for, such as `object-store for personal data`
    public static String of(String question, List<Offer> offers, TextStyle style) {
        var out = new StringBuilder();
        new Line(style).add(Plain.of(question), Ink.BOLD).to(out);
        if (offers.isEmpty())
            new Line(style).add("No service that is described is one.").to(out);
        offers.forEach(offer -> offer(offer, style, out));
        return out.toString();
    }

    private static void offer(Offer offer, TextStyle style, StringBuilder out) {
        out.append('\n');
        var line = new Line(style).add(offer.cloud(), Ink.CYAN).add("  ").add(offer.title(), Ink.BOLD);
        if (!offer.with().isEmpty()) line.add(" + " + String.join(" + ", offer.with()), Ink.BOLD);
        line.to(out);
        var given = offer.answers().stream()
                .filter(answer -> answer.isGiven() && answer.besides().isEmpty())
                .map(Offer.Answer::control)
                .toList();
        if (!given.isEmpty()) Paragraph.write("by itself: " + String.join(", ", given), 2, Ink.DIM, style, out);
        for (var answer : offer.answers()) if (!given.contains(answer.control())) answer(answer, style, out);
        if (offer.answers().isEmpty())
            Paragraph.write("Such data needs nothing that would have to be added.", 2, Ink.PLAIN, style, out);
    }

    private static void answer(Offer.Answer answer, TextStyle style, StringBuilder out) {
        new Line(style)
                .indent(2)
                .add(answer.control(), answer.isImpossible() ? Ink.RED : Ink.PLAIN)
                .right(answer.how())
                .to(out);
        Paragraph.write(answer.says(), TEXT, Ink.DIM, style, out);
        for (String besides : answer.besides()) Paragraph.write("+ " + besides, TEXT, Ink.PLAIN, style, out);
        // An address is never cut: people follow it.
        if (!answer.source().isEmpty())
            out.append(" ".repeat(TEXT)).append(Plain.of(answer.source())).append('\n');
    }
}
