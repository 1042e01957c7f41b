package dev.czar.ledger.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Observation;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.measure.TaskTextOutcome.TaskText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTextOutcomeTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final TaskText TEXT = TaskText.of("Parse", "Write the parser.", false, false);

    private final List<Observation> observations = new ArrayList<>();
    private final List<PastDecision> decisions = new ArrayList<>();

    @Test
    void workThatIsSaidAgainAfterARestartWentBackOnce() {
        returned("h1", "the checks failed", 1, 1);
        returned("h1", "the checks failed", 1, 2);
        assertThat(outcome()).isEqualTo(new TaskTextOutcome("T1", TEXT, false, 1, Map.of("the checks failed", 1)));
    }

    @Test
    void eachRoundCountsWithItsCause() {
        returned("h1", "the checks failed", 1, 1);
        returned("h2", "the checks failed", 2, 1);
        returned("h3", "the review asks for changes", 3, 1);
        assertThat(outcome())
                .isEqualTo(new TaskTextOutcome(
                        "T1", TEXT, false, 3, Map.of("the checks failed", 2, "the review asks for changes", 1)));
    }

    @Test
    void whatIsOnlyDecidedAndNeverReachedItsWorkerDidNotGoBack() {
        decided(new ReturnWork("ada", "T1", "h1", "the checks failed", "checks/unit", "log", 1, 1));
        assertThat(outcomes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'', 0, false",
        "'# Fix - the parser', 3, false",
        "'src/a.c', 1, true",
        "'* src/a.c\n* docs/b.md', 2, true",
        "'src/a.c breaks', 2, false",
        "'a... b', 2, false"
    })
    void wordsAreCountedWithoutMarksAndPathsAreTold(String text, int words, boolean pathsOnly) {
        assertThat(TaskText.of("Fix", text, false, false))
                .isEqualTo(new TaskText("Fix", words, false, pathsOnly, false));
    }

    @Test
    void aTextOfFewerThanThirtyWordsIsShort() {
        assertThat(TaskText.of("Fix", "word ".repeat(29), false, false).isShort())
                .isTrue();
        assertThat(TaskText.of("Fix", "word ".repeat(30), false, false).isShort())
                .isFalse();
    }

    private TaskTextOutcome outcome() {
        assertThat(outcomes()).hasSize(1);
        return outcomes().get(0);
    }

    private List<TaskTextOutcome> outcomes() {
        return TaskTextOutcome.of(new EventHistory(observations, decisions), Map.of("T1", TEXT));
    }

    private void returned(String head, String cause, int round, int attempt) {
        decided(new ReturnWork("ada", "T1", head, cause, "checks/unit", "log", round, attempt));
        Fact back = new ReturnedWork("ada", "T1", head, "checks/unit", round, Duration.ZERO);
        observations.add(Observation.of(back, "test", START.plusSeconds(60L * decisions.size())));
    }

    private void decided(ReturnWork action) {
        decisions.add(new PastDecision(
                decisions.size() + 1,
                1,
                START.plusSeconds(60L * decisions.size()),
                "DONE",
                new Decision(action, List.of(new Justification("a rule", "a test", "B2", List.of())), List.of()),
                List.of(),
                Optional.empty()));
    }
}
