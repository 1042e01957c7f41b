package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.delivery.Letter;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.project.AcknowledgementFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptSensorTest {

    private static final String DECISION = "INJECT_TASK/T1/1";

    @TempDir
    Path spool;

    @Test
    void anAcknowledgementThatComesLateIsAFactOfItsDelivery() throws Exception {
        AcknowledgementFolder acknowledgements = new AcknowledgementFolder(spool, Clock.systemUTC());
        Delivery delivery = new Delivery("T1", "engineer1", 1, DeliveryStep.PICKED_UP, Duration.ofMinutes(1));
        Snapshot known = new Snapshot(
                Clock.systemUTC().instant(), List.of(new Known(delivery, DECISION, Duration.ofMinutes(1))));
        ReceiptSensor sensor = new ReceiptSensor(() -> known, acknowledgements, Clock.systemUTC());
        assertThat(sensor.sense()).isEmpty();
        acknowledgements.acknowledge(Letter.idOf(DECISION));
        assertThat(sensor.sense()).singleElement().satisfies(seen -> {
            assertThat(seen.source()).isEqualTo(DECISION);
            assertThat(seen.fact())
                    .contains(new Delivery("T1", "engineer1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ofMinutes(1)));
        });
    }
}
