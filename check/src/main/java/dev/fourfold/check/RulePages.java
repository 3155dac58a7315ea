package dev.fourfold.check;

import dev.fourfold.core.finding.Rule;
import dev.fourfold.core.page.FrontMatter;
import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.util.ArrayList;
import java.util.List;

/// The pages of the rules that ship with this module.
final class RulePages {

    private RulePages() {}

    static List<Page> pages() {
        var pages = new ArrayList<Page>();
        Pages.of("check", "rules", RulePages.class).forEach((file, text) -> pages.add(Page.parse(file, text)));
        return pages;
    }

    static List<Rule> rules() {
        return pages().stream()
                .map(page -> new Rule(id(page), page.title(), page.prose(), cwe(page)))
                .toList();
    }

    private static int cwe(Page page) {
        var front = FrontMatter.of(page.file(), page.front());
        try {
            return Integer.parseInt(front.text("cwe", "0"));
        } catch (NumberFormatException e) {
            throw front.problem("cwe is not a number");
        }
    }

    /// The page's name is the rule's id.
    static String id(Page page) {
        String name = page.file().substring(page.file().lastIndexOf('/') + 1);
        return name.substring(0, name.length() - ".md".length());
    }
}
