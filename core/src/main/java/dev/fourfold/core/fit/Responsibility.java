package dev.fourfold.core.fit;

import dev.fourfold.core.catalogue.Catalogue;
import dev.fourfold.core.catalogue.Layer;
import dev.fourfold.core.catalogue.Owner;
import dev.fourfold.core.catalogue.Service;
import dev.fourfold.core.model.AppMap;
import dev.fourfold.core.model.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which layers of an application are the provider's, which are shared, and which are ours day to day.
///
/// @param rows one for each component that a template declares and whose page says so, by id
/// @param undescribed services of declared components whose pages do not say it yet, sorted
public record Responsibility(List<Row> rows, List<String> undescribed) {

    /// The layers of one component, from the building to the data.
    public record Row(Component component, Map<Layer, Owner> owners) {
        public Row {
            owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
        }
    }

    public Responsibility {
        rows = List.copyOf(rows);
        undescribed = List.copyOf(undescribed);
    }

    /// By the pages that ship with Fourfold.
    public static Responsibility of(AppMap map) {
        return of(map, Catalogue.shipped());
    }

    public static Responsibility of(AppMap map, Catalogue catalogue) {
        var rows = new ArrayList<Row>();
        var undescribed = new ArrayList<String>();
        for (var component : map.components()) {
            if (!component.declared() || component.isOutside()) continue;
            var owners = catalogue
                    .service(component.service())
                    .map(Service::responsibility)
                    .orElse(Map.of());
            if (owners.isEmpty()) undescribed.add(component.service());
            else rows.add(new Row(component, owners));
        }
        return new Responsibility(rows, undescribed.stream().distinct().sorted().toList());
    }

    /// How many layers there are.
    public int layers() {
        return rows.stream().mapToInt(row -> row.owners().size()).sum();
    }

    /// How many layers are this owner's.
    public int count(Owner owner) {
        return rows.stream()
                .mapToInt(row -> Collections.frequency(row.owners().values(), owner))
                .sum();
    }

    /// `of 41 layers in this application, 9 are yours`; empty if no page of its services says whose they are.
    public String sentence() {
        if (rows.isEmpty()) return "";
        int yours = count(Owner.YOURS);
        return "of " + layers() + " layers in this application, " + yours + (yours == 1 ? " is yours" : " are yours");
    }
}
