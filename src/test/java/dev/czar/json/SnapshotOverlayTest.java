package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.json.SnapshotOverlay.ComponentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotOverlayTest {

    private static final WorkerProcess ALICE =
            new WorkerProcess("alice", Sign.PRESENT, Sign.PRESENT, 3, Duration.ofSeconds(9));
    private static final Snapshot NOW = new Snapshot(
            Instant.parse("2025-11-27T23:15:00Z"), List.of(new KnownFact(ALICE, "terminal", Duration.ofSeconds(1))));

    private static SnapshotOverlay changing(String component, String value) {
        return new SnapshotOverlay(
                List.of(), List.of(new ComponentChange("WorkerProcess/alice", component, value)), List.of());
    }

    private static List<?> facts(SnapshotOverlay overlay) {
        return overlay.applyTo(NOW).facts().stream().map(KnownFact::fact).toList();
    }

    @Test
    void aValueIsChangedAndItsFactIsFromTheQuestion() {
        Snapshot changed = changing("process", "GONE").applyTo(NOW);
        assertThat(changed.facts())
                .containsExactly(new KnownFact(
                        new WorkerProcess("alice", Sign.PRESENT, Sign.GONE, 3, Duration.ofSeconds(9)),
                        "what-if",
                        Duration.ZERO));
    }

    @Test
    void numbersAndDurationsAreWrittenAsInAFactsFile() {
        assertThat(facts(changing("readings", "7")))
                .first()
                .hasToString(ALICE.toString().replace("readings=3", "readings=7"));
        assertThat(facts(changing("age", "PT1H")))
                .first()
                .hasToString(ALICE.toString().replace("PT9S", "PT1H"));
    }

    @Test
    void factsArePutInPlaceAndRemoved() {
        EmergencyStop stop = new EmergencyStop("ada", "fire", Duration.ZERO);
        assertThat(facts(new SnapshotOverlay(List.of(stop), List.of(), List.of("WorkerProcess/alice"))))
                .isEqualTo(List.of(stop));
    }

    @Test
    void whatIsNotThereIsNamedWithWhatMayBeMeant() {
        assertThatThrownBy(() -> new SnapshotOverlay(List.of(), List.of(), List.of("WorkerProces/alice")).applyTo(NOW))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("there is no fact WorkerProces/alice; did you mean \"WorkerProcess/alice\"?");
    }

    @Test
    void aValueThatCannotBeIsRefusedWithEveryOtherProblem() {
        SnapshotOverlay overlay = new SnapshotOverlay(
                List.of(new Healthy("alice")),
                List.of(new ComponentChange("WorkerProcess/alice", "process", "MAYBE")),
                List.of("Hold/bob"));
        assertThatThrownBy(() -> overlay.applyTo(NOW))
                .hasMessageContaining("WorkerProcess/alice: ")
                .hasMessageContaining("MAYBE")
                .hasMessageContaining("Hold/bob")
                .hasMessageContaining("concluded by rules");
    }
}
