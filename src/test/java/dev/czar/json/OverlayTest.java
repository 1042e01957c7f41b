package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Healthy;
import dev.czar.fact.Known;
import dev.czar.fact.Sign;
import dev.czar.fact.Snapshot;
import dev.czar.fact.WorkerProcess;
import dev.czar.json.Overlay.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final WorkerProcess ALICE =
            new WorkerProcess("alice", Sign.PRESENT, Sign.PRESENT, 3, Duration.ofSeconds(9));
    private static final Snapshot NOW = new Snapshot(
            Instant.parse("2025-11-27T23:15:00Z"), List.of(new Known(ALICE, "terminal", Duration.ofSeconds(1))));

    private static Overlay changing(String component, String value) {
        return new Overlay(List.of(), List.of(new Change("WorkerProcess/alice", component, value)), List.of());
    }

    private static List<?> facts(Overlay overlay) {
        return overlay.over(NOW).facts().stream().map(Known::fact).toList();
    }

    @Test
    void aValueIsChangedAndItsFactIsFromTheQuestion() {
        Snapshot changed = changing("process", "GONE").over(NOW);
        assertThat(changed.facts())
                .containsExactly(new Known(
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
        assertThat(facts(new Overlay(List.of(stop), List.of(), List.of("WorkerProcess/alice"))))
                .isEqualTo(List.of(stop));
    }

    @Test
    void whatIsNotThereIsNamedWithWhatMayBeMeant() {
        assertThatThrownBy(() -> new Overlay(List.of(), List.of(), List.of("WorkerProces/alice")).over(NOW))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("there is no fact WorkerProces/alice; did you mean \"WorkerProcess/alice\"?");
    }

    @Test
    void aValueThatCannotBeIsRefusedWithEveryOtherProblem() {
        Overlay overlay = new Overlay(
                List.of(new Healthy("alice")),
                List.of(new Change("WorkerProcess/alice", "process", "MAYBE")),
                List.of("Hold/bob"));
        assertThatThrownBy(() -> overlay.over(NOW))
                .hasMessageContaining("WorkerProcess/alice: ")
                .hasMessageContaining("MAYBE")
                .hasMessageContaining("Hold/bob")
                .hasMessageContaining("concluded by rules");
    }
}
