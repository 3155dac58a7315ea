package dev.fourfold.watch;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.contract.EngineContract;
import dev.fourfold.watch.plan.WatchPlan;
import java.util.ArrayList;
import java.util.List;

class EmbeddedContractTest extends EngineContract {
    @Override
    protected List<Alert> run(WatchPlan plan, List<Event> events) {
        var told = new ArrayList<Alert>();
        var watch = Watch.of(plan, told::add);
        events.forEach(watch::see);
        watch.finish();
        return told;
    }
}
