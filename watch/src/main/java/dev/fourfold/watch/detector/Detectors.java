package dev.fourfold.watch.detector;

import dev.fourfold.watch.plan.WatchPlan;
import java.util.ArrayList;
import java.util.List;

/// The detectors that a plan asks for.
public final class Detectors {
    private Detectors() {}

    public static List<Detector<?>> of(WatchPlan plan) {
        var detectors = new ArrayList<Detector<?>>();
        detectors.add(new UngrantedAccess(plan));
        detectors.add(new UntrustedCodeChange(plan));
        plan.policy().behaviours().forEach(behaviour -> detectors.add(new Threshold(behaviour, plan)));
        return List.copyOf(detectors);
    }
}
