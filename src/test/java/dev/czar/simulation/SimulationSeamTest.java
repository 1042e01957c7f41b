package dev.czar.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleBook;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.simulation.world.SimulationScenario;
import dev.czar.simulation.world.SimulationSeam;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes put in on purpose are found, and what is left of the scenario shows just them. */
class SimulationSeamTest {

    private static final Duration TROUBLED = Duration.ofHours(12);
    private static final int TIMES_THE_MISFORTUNES = 6;
    private static final long MOST_PROJECTS = 1_000;
    private static final int SHORT = 30;

    private final RuleBook book = ShippedRuleBook.get();

    /** {@code from} is a seed from which on one that fails comes soon and is small, to save time: the search goes on from any. */
    @ParameterizedTest
    @CsvSource({
        "INTENT_FORGOTTEN, 9, an intent does not end",
        "DIALOG_TAKEN_FOR_PROMPT, 28, a message was written into a dialog",
        "CLAIM_REFUSED, 1, a ready task is not given to an idle worker"
    })
    void aMistakeIsFoundAndShownInAShortScript(SimulationSeam seam, long from, String violation) {
        SimulationScenario failing = LongStream.range(from, MOST_PROJECTS)
                .mapToObj(SimulationSeamTest::troubled)
                .map(scenario -> scenario.with(seam))
                .filter(scenario -> violates(scenario, violation))
                .findFirst()
                .orElseThrow();

        SimulationScenario shrunk = ScenarioShrinker.shrunk(failing, scenario -> SimulationRun.of(scenario, book));

        assertThat(shrunk.steps()).isLessThan(failing.steps());
        assertThat(shrunk.steps()).as(shrunk.script()).isLessThan(SHORT);
        assertThat(violates(shrunk, violation)).isTrue();
        assertThat(SimulationRun.of(shrunk.withoutSeams(), book).violation())
                .as("without the mistake the same script is fine")
                .isEmpty();
    }

    private static SimulationScenario troubled(long seed) {
        SimulationScenario calm = ScenarioGenerator.scenario(seed, 1, 2, Duration.ZERO);
        return calm.withDisturbances(
                ScenarioGenerator.disturbances(seed, calm.workers(), TROUBLED, TIMES_THE_MISFORTUNES));
    }

    private boolean violates(SimulationScenario scenario, String violation) {
        return SimulationRun.of(scenario, book)
                .violation()
                .filter(found -> found.startsWith(violation))
                .isPresent();
    }
}
