package dev.czar.loop;

import dev.czar.actuator.delivery.WorkerMessage;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.report.MessageAcknowledgements;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Notices acknowledgements that come after a delivery was concluded with less. */
final class LateAcknowledgementSensor implements Sensor {

    private final Supplier<Snapshot> known;
    private final MessageAcknowledgements acknowledgements;
    private final Clock clock;

    LateAcknowledgementSensor(Supplier<Snapshot> known, MessageAcknowledgements acknowledgements, Clock clock) {
        this.known = known;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.ACKNOWLEDGEMENT, SensorTrigger.ACTION_ENDED);
    }

    @Override
    public boolean observesEvents() {
        return true;
    }

    @Override
    public List<Observation> sense() {
        return known.get().facts().stream()
                .map(this::receipt)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A delivery is stated by the decision that made it, whose key gives the message its id. */
    private Optional<Observation> receipt(KnownFact fact) {
        if (fact.fact() instanceof Delivery delivery
                && delivery.step() != DeliveryStep.ACKNOWLEDGED
                && acknowledgements.acknowledged(WorkerMessage.idOf(fact.source()))) {
            Delivery acknowledged = new Delivery(
                    delivery.task(), delivery.worker(), delivery.attempt(), DeliveryStep.ACKNOWLEDGED, delivery.age());
            return Optional.of(Observation.of(acknowledged, fact.source(), clock.instant()));
        }
        return Optional.empty();
    }
}
