package dev.czar.ledger.measure;

import dev.czar.decision.InjectTask;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import java.util.List;
import java.util.function.Function;

/** How many of the tasks that were delivered are known to have arrived. */
final class TaskAccuracy implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        List<InjectTask> sent = past.begun(InjectTask.class)
                .map(decision -> (InjectTask) decision.decision().action())
                .toList();
        long arrived =
                sent.stream().filter(action -> acknowledged(past, action)).count();
        return Measure.percent(
                "task accuracy", arrived, sent.size(), "deliveries of tasks that their worker acknowledged, of all");
    }

    private static boolean acknowledged(Past past, InjectTask action) {
        return past.seen(Delivery.class)
                .map(Seen::fact)
                .anyMatch(delivery -> delivery.step() == DeliveryStep.ACKNOWLEDGED
                        && delivery.task().equals(action.task())
                        && delivery.worker().equals(action.worker())
                        && delivery.attempt() == action.attempt());
    }
}
