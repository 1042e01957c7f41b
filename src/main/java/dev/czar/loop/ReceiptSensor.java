package dev.czar.loop;

import dev.czar.actuator.delivery.Letter;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Known;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.project.Acknowledgements;
import dev.czar.sensor.Sensor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices acknowledgements that come after a delivery was concluded with less. */
final class ReceiptSensor implements Sensor {

    private final Supplier<Snapshot> known;
    private final Acknowledgements acknowledgements;
    private final Clock clock;

    ReceiptSensor(Supplier<Snapshot> known, Acknowledgements acknowledgements, Clock clock) {
        this.known = known;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public boolean events() {
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
    private Optional<Observation> receipt(Known fact) {
        if (fact.fact() instanceof Delivery delivery
                && delivery.step() != DeliveryStep.ACKNOWLEDGED
                && acknowledgements.acknowledged(Letter.idOf(fact.source()))) {
            Delivery acknowledged = new Delivery(
                    delivery.task(), delivery.worker(), delivery.attempt(), DeliveryStep.ACKNOWLEDGED, delivery.age());
            return Optional.of(Observation.of(acknowledged, fact.source(), clock.instant()));
        }
        return Optional.empty();
    }
}
