package dev.czar.ledger.measure;

import dev.czar.decision.Message.InjectTask;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.util.List;
import java.util.function.Function;

/** How many of the tasks that were delivered are known to have arrived. */
final class TaskAccuracyMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        List<InjectTask> sent = past.begun(InjectTask.class)
                .map(decision -> (InjectTask) decision.decision().action())
                .toList();
        long arrived =
                sent.stream().filter(action -> acknowledged(past, action)).count();
        return MeasureResult.percent(
                "task accuracy", arrived, sent.size(), "deliveries of tasks that their worker acknowledged, of all");
    }

    private static boolean acknowledged(EventHistory past, InjectTask action) {
        return past.seen(Delivery.class, action.task())
                .map(DatedFact::fact)
                .anyMatch(delivery -> delivery.step() == DeliveryStep.ACKNOWLEDGED
                        && delivery.worker().equals(action.worker())
                        && delivery.attempt() == action.attempt());
    }
}
