package dev.fourfold.flink;

import dev.fourfold.core.event.Alert;
import dev.fourfold.core.event.Event;
import dev.fourfold.watch.Watch;
import dev.fourfold.watch.contract.EngineContract;
import dev.fourfold.watch.plan.WatchPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Runs jobs on a MiniCluster in this process.
class FlinkContractTest extends EngineContract {
    @Override
    protected List<Alert> run(WatchPlan plan, List<Event> events) throws Exception {
        var environment = StreamExecutionEnvironment.createLocalEnvironment(2);
        var source = environment.fromData(events, WatchJob.EVENT).setParallelism(1);
        var told = new ArrayList<Alert>();
        try (var alerts = WatchJob.alerts(source, plan, Watch.LATENESS).executeAndCollect()) {
            alerts.forEachRemaining(told::add);
        }
        return told;
    }
}
