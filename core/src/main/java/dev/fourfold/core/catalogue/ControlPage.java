package dev.fourfold.core.catalogue;

import dev.fourfold.core.page.FrontMatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what a service's page says of controls and of responsibility.
final class ControlPage {
    private static final Set<String> KEYS =
            Set.of("how", "says", "absent", "with", "besides", "shown-by", "patch", "source", "date");
    private static final Set<String> SOURCE_KEYS = Set.of("source", "date");
    private static final Set<String> CHANGE_KEYS = Set.of("says", "properties", "resources", "key-through", "key-for");
    private static final Set<String> SIGN_KEYS = Set.of("of", "each", "where", "missing");
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");
    private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[01][0-9]-[0-3][0-9]");

    private ControlPage() {}

    static Map<String, Control> controls(FrontMatter pages) {
        var controls = new LinkedHashMap<String, Control>();
        pages.each().forEach((name, page) -> controls.put(name, control(name, page)));
        return controls;
    }

    private static Control control(String name, FrontMatter page) {
        page.allows(KEYS);
        if (!NAME.matcher(name).matches()) throw page.problem("not a control's name, such as access-logging");
        var signs = new ArrayList<Control.Sign>();
        page.at("shown-by")
                .map()
                .keySet()
                .forEach(type -> page.at("shown-by")
                        .list(String.valueOf(type))
                        .forEach(sign -> signs.add(sign(String.valueOf(type), sign))));
        var changes = new LinkedHashMap<String, Control.Change>();
        page.at("patch").each().forEach((type, change) -> changes.put(type, change(change)));
        var how = Control.How.of(page.text("how"));
        boolean decidedByTemplate = how == Control.How.WITH_SETTINGS || how == Control.How.AT_CREATION_ONLY;
        if (decidedByTemplate && !page.has("shown-by"))
            throw page.problem("settings decide, and shown-by does not say which; {} where a class says it, or none");
        source(page);
        date(page);
        return new Control(
                name,
                how,
                page.text("says"),
                page.text("absent", ""),
                page.texts("with", List.of()),
                page.texts("besides", List.of()),
                signs,
                changes,
                page.text("source"),
                page.text("date"));
    }

    private static Control.Sign sign(String type, FrontMatter page) {
        var holds = new LinkedHashMap<>(page.values());
        holds.keySet().removeAll(SIGN_KEYS);
        if (holds.isEmpty()) throw page.problem("a sign needs a path and its values");
        for (String path : holds.keySet()) {
            // Property paths begin with a capital letter, so a small one is a misspelt key of ours.
            if (!Character.isUpperCase(path.charAt(0))) throw page.problem("unknown key '" + path + "'");
        }
        return new Control.Sign(
                type,
                page.text("of", ""),
                page.text("each", ""),
                page.at("where").values(),
                holds,
                Control.Missing.of(page.text("missing", "off")));
    }

    private static Control.Change change(FrontMatter page) {
        page.allows(CHANGE_KEYS);
        var change = new Control.Change(
                page.text("says", ""),
                page.text("properties", ""),
                page.text("resources", ""),
                page.texts("key-through", List.of()),
                page.texts("key-for", List.of()));
        if (change.usesKey() && change.keyThrough().isEmpty() && change.keyFor().isEmpty())
            throw page.problem("who uses the key? say key-through or key-for");
        return change;
    }

    static Map<Layer, Owner> responsibility(FrontMatter page) {
        var owners = new EnumMap<Layer, Owner>(Layer.class);
        page.values().forEach((layer, owner) -> {
            if (!SOURCE_KEYS.contains(layer)) owners.put(Layer.of(layer), Owner.of(owner.getFirst()));
        });
        // Without a date, nobody has compared the layers with their source yet.
        if (!owners.isEmpty()) {
            source(page);
            if (page.has("date")) date(page);
        }
        return owners;
    }

    private static void source(FrontMatter page) {
        if (!page.text("source").startsWith("https://")) throw page.problem("the source is an address, https://…");
    }

    private static void date(FrontMatter page) {
        if (!DATE.matcher(page.text("date")).matches()) throw page.problem("the date is written 2026-11-24");
    }
}
