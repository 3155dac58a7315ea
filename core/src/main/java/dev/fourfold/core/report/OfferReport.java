package dev.fourfold.core.report;

import dev.fourfold.core.fit.Offer;
import dev.fourfold.core.report.Line.Ink;
import java.util.ArrayList;
import java.util.List;

/// The answer to "which service for this data", for a terminal: each service with what it takes besides, need by need.
public final class OfferReport {
    private static final int TEXT = 6;

    private OfferReport() {}

    /// @param question what was asked for, such as `object-store for personal data`
    public static String of(String question, List<Offer> offers, TextStyle style) {
        return of(question, offers, List.of(), style);
    }

    /// @param question what was asked for, such as `object-store for personal data`
    /// @param clouds those that were asked about, so that one without an answer is named too
    public static String of(String question, List<Offer> offers, List<String> clouds, TextStyle style) {
        var out = new StringBuilder();
        new Line(style).add(Plain.of(question), Ink.BOLD).to(out);
        offers.forEach(offer -> offer(offer, style, out));
        var silent = new ArrayList<>(clouds);
        offers.forEach(offer -> silent.remove(offer.cloud()));
        String which = silent.isEmpty() ? "" : "Of " + String.join(" and ", silent) + " no";
        if (!silent.isEmpty() || offers.isEmpty()) {
            out.append('\n');
            Paragraph.write(
                    (which.isEmpty() ? "No" : which) + " such service is described yet.", 0, Ink.DIM, style, out);
        }
        return out.toString();
    }

    private static void offer(Offer offer, TextStyle style, StringBuilder out) {
        out.append('\n');
        var line = new Line(style).add(offer.cloud(), Ink.CYAN).add("  ").add(offer.title(), Ink.BOLD);
        if (!offer.with().isEmpty()) line.add(" + " + String.join(" + ", offer.with()), Ink.BOLD);
        line.right(summary(offer)).to(out);
        var given = offer.answers().stream()
                .filter(answer -> answer.isGiven() && answer.besides().isEmpty())
                .map(Offer.Answer::control)
                .toList();
        if (!given.isEmpty()) Paragraph.write("by itself: " + String.join(", ", given), 2, Ink.DIM, style, out);
        for (var answer : offer.answers()) if (!given.contains(answer.control())) answer(answer, style, out);
        if (offer.answers().isEmpty())
            Paragraph.write("Such data needs nothing that would have to be added.", 2, Ink.PLAIN, style, out);
    }

    /// `2 by itself, 3 to add`, and what cannot be had.
    private static String summary(Offer offer) {
        long given = offer.answers().stream().filter(Offer.Answer::isGiven).count();
        long impossible =
                offer.answers().stream().filter(Offer.Answer::isImpossible).count();
        long unknown = offer.missing() - impossible;
        long added = offer.answers().size() - given - impossible - unknown;
        return given + " by itself, " + added + " to add" + (impossible > 0 ? ", " + impossible + " impossible" : "")
                + (unknown > 0 ? ", " + unknown + " not known" : "");
    }

    private static void answer(Offer.Answer answer, TextStyle style, StringBuilder out) {
        new Line(style)
                .indent(2)
                .add(answer.control(), answer.isImpossible() ? Ink.RED : Ink.PLAIN)
                .right(answer.how())
                .to(out);
        Paragraph.write(answer.says(), TEXT, Ink.DIM, style, out);
        for (String besides : answer.besides()) {
            String sign = "+ ";
            for (String line : Paragraph.wrapped(Plain.of(besides), style.width() - TEXT - sign.length())) {
                new Line(style).indent(TEXT).add(sign + line).to(out);
                sign = "  ";
            }
        }
        // An address is never cut: people follow it.
        if (!answer.source().isEmpty())
            out.append(" ".repeat(TEXT)).append(Plain.of(answer.source())).append('\n');
    }
}
