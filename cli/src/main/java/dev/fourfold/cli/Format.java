package dev.fourfold.cli;

import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.report.CycloneDxReport;
import dev.fourfold.core.report.DotReport;
import dev.fourfold.core.report.HtmlReport;
import dev.fourfold.core.report.JsonReport;
import dev.fourfold.core.report.MermaidReport;
import dev.fourfold.core.report.OtmReport;
import dev.fourfold.core.report.SvgReport;
import dev.fourfold.core.report.TextReport;
import dev.fourfold.core.report.TextStyle;
import dev.fourfold.map.layout.Layout;

/// The formats of the map, by the names that the command line takes.
enum Format {
    text,
    html,
    svg,
    mermaid,
    dot,
    json,
    cyclonedx,
    otm;

    String of(AppMap map, TextStyle style) {
        return switch (this) {
            case text -> TextReport.of(map, style);
            case html -> HtmlReport.of(map, Layout.pictures(map));
            case svg -> SvgReport.of(Layout.overview(map));
            case mermaid -> MermaidReport.of(map);
            case dot -> DotReport.of(map);
            case json -> JsonReport.of(map);
            case cyclonedx -> CycloneDxReport.of(map);
            case otm -> OtmReport.of(map);
        };
    }
}
