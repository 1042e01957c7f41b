package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.delivery.WorkerMessage;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateAcknowledgementSensorTest {

    private static final String DECISION = "INJECT_TASK/T1/1";

    @TempDir
    Path spool;

    @Test
    void anAcknowledgementThatComesLateIsAFactOfItsDelivery() throws Exception {
        AcknowledgementFolder acknowledgements = new AcknowledgementFolder(spool, Clock.systemUTC());
        Delivery delivery = new Delivery("T1", "engineer1", 1, DeliveryStep.PICKED_UP, Duration.ofMinutes(1));
        Snapshot known = new Snapshot(
                Clock.systemUTC().instant(), List.of(new KnownFact(delivery, DECISION, Duration.ofMinutes(1))));
        LateAcknowledgementSensor sensor =
                new LateAcknowledgementSensor(() -> known, acknowledgements, Clock.systemUTC());
        assertThat(sensor.sense()).isEmpty();
        acknowledgements.acknowledge(WorkerMessage.idOf(DECISION));
        assertThat(sensor.sense()).singleElement().satisfies(seen -> {
            assertThat(seen.source()).isEqualTo(DECISION);
            assertThat(seen.fact())
                    .contains(new Delivery("T1", "engineer1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ofMinutes(1)));
        });
    }
}
