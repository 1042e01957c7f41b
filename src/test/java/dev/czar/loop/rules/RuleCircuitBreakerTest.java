package dev.czar.loop.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.Board;
import dev.czar.fact.InfrastructureState.RuleLeftOut;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult.QuarantinedRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleCircuitBreakerTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final RuleCircuitBreaker breaker = new RuleCircuitBreaker();

    @Test
    void aRuleThatAlertsAboutOneThingAgainAndAgainRests() {
        List<Observation> rests = List.of();
        for (int second = 0; second < 6; second++) {
            assertThat(rests).isEmpty();
            rests = decided(second, new AlertHuman("ada", "silent for PT" + second + "S", "look"));
        }
        assertThat(rests).singleElement().satisfies(seen -> assertThat(seen.fact())
                .contains(new RuleLeftOut(
                        "chatty",
                        "rev",
                        "decides too much: more than 5 times ALERT_HUMAN about ada in a minute",
                        Duration.ZERO)));
    }

    @Test
    void whateverWasFoundWhenACycleGaveUpRestsAndOfASettledOneOnlyWhatIsCutOff() {
        List<QuarantinedRule> found = List.of(
                new QuarantinedRule("greedy", "is cut off: it takes too much"),
                new QuarantinedRule("broken", "fails: / by zero"));
        Snapshot facts = new Snapshot(NOON, List.of());

        assertThat(RuleCircuitBreaker.restingAll(found, facts, "rev")).hasSize(2);
        assertThat(RuleCircuitBreaker.resting(found, facts, "rev")).hasSize(1);
    }

    @Test
    void rulesThatShareAFloodRestTogetherAndLeaveAloneWhoSaysItOnce() {
        assertThat(decidedBy("shipped", 0, new AlertHuman("ada", "stuck", "look")))
                .isEmpty();
        int count = 0;
        List<Observation> rests = List.of();
        while (rests.isEmpty()) {
            rests = decidedBy("part " + count % 4, 1 + count, new AlertHuman("ada", "episode " + count, "look"));
            count++;
        }
        assertThat(count).isEqualTo(10);
        assertThat(rests)
                .extracting(seen -> ((RuleLeftOut) seen.fact().orElseThrow()).rule())
                .containsExactly("part 0", "part 1", "part 2", "part 3");
        assertThat(rests)
                .allSatisfy(seen -> assertThat(((RuleLeftOut) seen.fact().orElseThrow()).reason())
                        .endsWith("with other rules: together more than 10 times ALERT_HUMAN about ada in a minute"));
    }

    @Test
    void rulesBesideAFloodDoNotRestWithIt() {
        for (int count = 0; count < 3; count++) {
            assertThat(decidedBy("beside", count, new AlertHuman("ada", "other " + count, "look")))
                    .isEmpty();
        }
        assertThat(decidedBy("beside as well", 3, new AlertHuman("ada", "another", "look")))
                .isEmpty();
        assertThat(decidedBy("beside as well", 4, new AlertHuman("ada", "yet another", "look")))
                .isEmpty();
        assertThat(IntStream.range(0, 6)
                        .mapToObj(count -> decidedBy("culprit", 5 + count, new AlertHuman("ada", "e" + count, "look")))
                        .flatMap(List::stream))
                .extracting(seen -> ((RuleLeftOut) seen.fact().orElseThrow()).rule())
                .containsExactly("culprit");
    }

    @Test
    void severalThingsToSayAtOnceAboutOneTargetAreNoSharedFlood() {
        List<Decision> decisions = IntStream.range(0, 12)
                .mapToObj(count -> decision("rule " + count % 4, new AlertHuman("pr-7", "episode " + count, "look")))
                .toList();

        assertThat(breaker.count(new Snapshot(NOON, List.of()), "rev", decisions))
                .isEmpty();
    }

    @Test
    void rulesThatDoTooMuchOfOneKindAboutManyThingsRestTogether() {
        int count = 0;
        while (decidedBy("part " + count % 4, 0, new Nudge("w" + count, "t", "e", NudgeLevel.NUDGE))
                .isEmpty()) {
            count++;
        }
        assertThat(count).isEqualTo(100);
    }

    @Test
    void manyRulesThatSayOneThingEachAreNoFlood() {
        for (int count = 0; count < 45; count++) {
            assertThat(decidedBy("rule " + count, 0, new AlertHuman("ada", "cause " + count, "look")))
                    .isEmpty();
        }
    }

    @Test
    void alertsAMinuteApartAreNoFlood() {
        for (int minute = 0; minute < 30; minute++) {
            assertThat(decided(61 * minute, new AlertHuman("ada", "episode " + minute, "look")))
                    .isEmpty();
        }
    }

    @Test
    void aFewAlertsAMinuteForAnHourAreAFlood() {
        int second = 0;
        while (decided(second, new AlertHuman("thing " + second, "episode", "look"))
                .isEmpty()) {
            second += 20;
        }
        assertThat(second).isEqualTo(100 * 20);
        assertThat(decided(second + 600, new AlertHuman("after its rest", "episode", "look")))
                .isNotEmpty();
        assertThat(decided(second + 600, new Nudge("w", "t", "e", NudgeLevel.NUDGE)))
                .isEmpty();
        assertThat(decided(second + 3_600, new AlertHuman("an hour later", "episode", "look")))
                .isEmpty();
    }

    @Test
    void whatAnEarlierBookDecidedIsNotCounted() {
        int second = 0;
        while (decided(second, new AlertHuman("thing " + second, "episode", "look"))
                .isEmpty()) {
            second += 20;
        }
        assertThat(decided("mended", second, new AlertHuman("ada", "episode", "look")))
                .isEmpty();
        assertThat(decided("rev", second, new AlertHuman("ada", "episode", "look")))
                .isNotEmpty();
        for (int count = 0; count < 30; count++) {
            assertThat(decided("one", second + 100, new Nudge("w" + count, "t", "e", NudgeLevel.NUDGE)))
                    .isEmpty();
            assertThat(decided("two", second + 100, new Nudge("w" + count, "t", "e", NudgeLevel.NUDGE)))
                    .isEmpty();
        }
    }

    @Test
    void alertsAboutPermissionsAreNoFloodOfAnHour() {
        for (int count = 0; count < 150; count++) {
            assertThat(decided(count * 20, new AlertHuman("w" + count, "permission/p" + count, "look")))
                    .isEmpty();
        }
    }

    @Test
    void alertsAboutPermissionsAreNoFloodOfAMinute() {
        for (int count = 0; count < 60; count++) {
            assertThat(decided(0, new AlertHuman("ada", "permission/p" + count, "look")))
                    .isEmpty();
        }
    }

    @Test
    void manyNudgesOfManyWorkersAreNoFloodUntilTheyAreTooMany() {
        int count = 0;
        while (decided(0, new Nudge("w" + count, "t", "e", NudgeLevel.NUDGE)).isEmpty()) {
            count++;
        }
        assertThat(count).isEqualTo(50);
    }

    @Test
    void aRuleThatHasRestedIsBackAndSoIsOneOfAnotherBook() {
        Board board = new Board();
        board.apply(List.of(Observation.of(new RuleLeftOut("a", "rev", "", Duration.ZERO), "loop", NOON)));

        assertThat(breaker.rested(board, "rev", NOON.plusSeconds(599))).isEmpty();
        assertThat(breaker.rested(board, "rev", NOON.plusSeconds(600))).hasSize(1);
        assertThat(breaker.rested(board, "other", NOON)).hasSize(1);
    }

    private List<Observation> decided(int second, Action action) {
        return decided("rev", second, action);
    }

    private List<Observation> decided(String revision, int second, Action action) {
        return decided("chatty", revision, second, action);
    }

    private List<Observation> decidedBy(String rule, int second, Action action) {
        return decided(rule, "rev", second, action);
    }

    private List<Observation> decided(String rule, String revision, int second, Action action) {
        return breaker.count(
                new Snapshot(NOON.plusSeconds(second), List.of()), revision, List.of(decision(rule, action)));
    }

    private static Decision decision(String rule, Action action) {
        return new Decision(action, List.of(new Justification(rule, "", "A4", List.of())), List.of());
    }
}
