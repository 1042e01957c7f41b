package dev.czar.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.RuleBook;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.simulation.world.ScenarioDisturbance;
import dev.czar.simulation.world.ScenarioDisturbance.DisturbanceKind;
import dev.czar.simulation.world.SimulationScenario;
import dev.czar.simulation.world.WorkerBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated days of small, unhurried projects in which everything goes wrong that can; more with {@code -Drounds=10}. */
class SimulationTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SIMULATED = Duration.ofDays(TestRounds.of(6));
    /** A project with conflicts and evictions. */
    private static final long BRISK = 5;

    private static final List<SimulationResult> RESULTS = new ArrayList<>();
    private static final ObservationSources SEEN = new ObservationSources();
    /**
     * What the model does not look at: nothing is decided by it alone; nothing is laid ready for a worker that is at its
     * prompt when it reports completion.
     */
    private static final Set<String> NOT_MODELLED = Set.of("ConflictMatrix", "InFlight", "Reservation");

    private static final RuleBook BOOK = ShippedRuleBook.get();

    @BeforeAll
    static void someDays() {
        Duration simulated = Duration.ZERO;
        for (long seed = 1; simulated.compareTo(SIMULATED) < 0; seed++) {
            SimulationResult result = SimulationRun.of(scenario(seed), BOOK, SEEN.listeningTo(new SimulatedLedger()));
            RESULTS.add(result);
            simulated = simulated.plus(result.lasted());
        }
        SimulationScenario brisk = ScenarioGenerator.scenario(BRISK, 3, 8, DAY);
        RESULTS.add(SimulationRun.of(brisk, BOOK, SEEN.listeningTo(new SimulatedLedger())));
    }

    private static SimulationScenario scenario(long seed) {
        int workers = seed % 4 == 0 ? 2 : 1;
        return ScenarioGenerator.scenario(seed, workers, 1 + workers, DAY).with(WorkerBehaviour.UNHURRIED);
    }

    @Test
    void nothingHappensThatMustNotHappen() {
        assertThat(RESULTS).allSatisfy(result -> assertThat(result.violation())
                .as(result.scenario().script())
                .isEmpty());
    }

    @Test
    void theSameSeedRunsTheSameWayWithTheLedgerAndWithItsModel(@TempDir Path folder) {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            assertThat(SimulationRun.of(scenario(2), BOOK, ledger)).isEqualTo(RESULTS.get(1));
        }
    }

    @Test
    void aRestartAnywhereLeadsToTheSameEnd() {
        SimulationScenario scenario =
                ScenarioGenerator.scenario(11, 1, 2, Duration.ZERO).with(WorkerBehaviour.UNHURRIED);
        SimulationResult undisturbed = SimulationRun.of(scenario, BOOK);
        long step = undisturbed.lasted().toMinutes() / 3;
        for (long minutes = 1; minutes < undisturbed.lasted().toMinutes(); minutes += step) {
            ScenarioDisturbance kill = new ScenarioDisturbance(
                    Duration.ofMinutes(minutes), DisturbanceKind.CZAR_KILLED, "", Duration.ZERO);
            SimulationResult killed = SimulationRun.of(scenario.withDisturbances(List.of(kill)), BOOK);

            assertThat(killed.violation())
                    .as("killed after %d minutes", minutes)
                    .isEmpty();
            assertThat(killed.landed().keySet()).isEqualTo(undisturbed.landed().keySet());
            assertThat(killed.count("delivered")).isEqualTo(undisturbed.count("delivered"));
        }
    }

    @Test
    void theModelSeesWhatSensorsAndActuatorsSawOnARecordedDay() throws IOException {
        ObservationSources recorded = new ObservationSources();
        RecordingReader.read(Path.of("facts/demo-day.jsonl"), cycle -> recorded.add(cycle.snapshot()));

        recorded.byType().keySet().removeAll(NOT_MODELLED);
        recorded.byType().forEach((type, sources) -> assertThat(SEEN.byType().getOrDefault(type, Set.of()))
                .as("the sources of %s in the model", type)
                .isNotEmpty()
                .isSubsetOf(sources));
    }
}
