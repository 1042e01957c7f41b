package dev.czar.rule.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RandomFacts;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleSlice;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.rule.compile.TestRuleBooks;
import dev.czar.rule.match.ComponentReader;
import dev.czar.rule.whynot.CounterfactualResult.Proof;
import dev.czar.rule.whynot.WhyNotAnswer.AnswerKind;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is known, each decision is explained by what is known, and each absence by what is not. */
class WhyNotPropertyTest {

    private static final int RULES = 5;

    private static final RuleBook BOOK = ShippedRuleBook.get();
    private static final WhyNot WHY_NOT = new WhyNot(BOOK, RuleFiles.shipped());

    private static final RuleFiles CONJUNCTIONS = ConjunctionRules.files();
    private static final RuleBook TOGETHER = TestRuleBooks.book(CONJUNCTIONS);
    private static final WhyNot WHY_NOT_TOGETHER = new WhyNot(TOGETHER, CONJUNCTIONS);

    private static Snapshot board(long seed, int size) {
        return new Snapshot(Instant.EPOCH, new RandomFacts(seed).board(size));
    }

    private static boolean fired(CycleResult result, String rule) {
        return result.trace().stream().anyMatch(firing -> firing.rule().equals(rule));
    }

    @Property(tries = 15)
    void everyAbsenceHasAnObstacleAndEachChangeSuggestedMakesTheRuleFire(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 150) int size) {
        List<Rule> rules = BOOK.rules();
        Random random = new Random(seed);
        for (int count = 0; count < RULES; count++) {
            explains(BOOK, WHY_NOT, board(seed, size), rules.get(random.nextInt(rules.size())));
        }
    }

    @Property(tries = 30)
    void thatHoldsForConditionsOfSeveralPatterns(@ForAll long seed, @ForAll @IntRange(min = 0, max = 250) int size) {
        TOGETHER.rules().forEach(rule -> explains(TOGETHER, WHY_NOT_TOGETHER, board(seed, size), rule));
    }

    private static void explains(RuleBook book, WhyNot whyNot, Snapshot snapshot, Rule rule) {
        String name = rule.name();
        WhyNotAnswer answer = whyNot.of(snapshot, name, "");
        assertThat(answer.verdict() == AnswerKind.SILENT).as(name).isNotEqualTo(fired(Cycle.run(snapshot, book), name));
        if (answer.verdict() == AnswerKind.SILENT) {
            assertThat(answer.nearest()).as(name).isNotEmpty().doesNotContain(List.of());
        }
        answer.remedy().change().ifPresent(change -> assertThat(fired(Cycle.run(change.applied(snapshot), book), name))
                .as(name + " after " + change)
                .isTrue());
    }

    @Property(tries = 15)
    void noSmallerChangeOfAFactDoesWhereOneIsCalledTheSmallest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
        Snapshot snapshot = board(seed, size);
        List<Rule> rules = BOOK.rules();
        Random random = new Random(seed);
        for (int count = 0; count < RULES; count++) {
            String rule = rules.get(random.nextInt(rules.size())).name();
            CounterfactualResult remedy = WHY_NOT.of(snapshot, rule, "").remedy();
            if (remedy.proof() == Proof.SMALLEST) {
                RuleSlice slice = RuleSlice.of(BOOK, Set.of(rule));
                Set<Fact> facts = slice.relevant(snapshot.facts().stream().map(KnownFact::fact));
                assertThat(ExhaustiveChanges.changes(facts)
                                .filter(change -> change.size()
                                                .compareTo(remedy.change()
                                                        .orElseThrow()
                                                        .size())
                                        < 0)
                                .filter(change -> slice.fires(change.applied(facts), rule, Map.of())
                                        .orElseThrow()))
                        .as(rule + " after " + remedy)
                        .isEmpty();
            }
        }
    }

    @Property(tries = 15)
    void everyDecisionRestsOnWhatIsKnownAndNotWithoutIt(
            @ForAll long seed, @ForAll @IntRange(min = 50, max = 200) int size) {
        Snapshot snapshot = board(seed, size);
        CycleResult result = Cycle.run(snapshot, BOOK);
        result.decisions().stream().limit(RULES).forEach(decision -> {
            for (Justification because : decision.because()) {
                because.facts().forEach(evidence -> assertKnown(evidence, snapshot, result));
                because.facts().stream()
                        .filter(evidence -> evidence.because().isEmpty())
                        .findFirst()
                        .ifPresent(evidence -> assertNotWithout(evidence, snapshot, because, decision));
            }
        });
    }

    private static void assertKnown(Evidence evidence, Snapshot snapshot, CycleResult result) {
        if (evidence.because().isEmpty()) {
            boolean sensed = snapshot.facts().stream()
                    .anyMatch(known -> known.fact().equals(evidence.fact())
                            && known.source().equals(evidence.source())
                            && known.seen().equals(evidence.age()));
            assertThat(sensed || result.derived().stream().map(Evidence::fact).anyMatch(evidence.fact()::equals))
                    .as(evidence.fact().toString())
                    .isTrue();
        }
        evidence.because().forEach(because -> {
            assertThat(fired(result, because.rule())).isTrue();
            because.facts().forEach(below -> assertKnown(below, snapshot, result));
        });
    }

    /** Without the fact the same rule may justify the decision only with another one. */
    private void assertNotWithout(Evidence evidence, Snapshot snapshot, Justification because, Decision decision) {
        Fact fact = evidence.fact();
        CycleResult without = Cycle.run(FactChange.remove(fact).applied(snapshot), BOOK);
        assertThat(without.decisions().stream()
                        .filter(other -> other.action().equals(decision.action()))
                        .flatMap(other -> other.because().stream())
                        .filter(other -> other.rule().equals(because.rule()))
                        .flatMap(other -> other.facts().stream())
                        .map(Evidence::fact))
                .doesNotContain(fact);
    }

    /** Rules that ask for several patterns to exist, or not to exist, together; over sensed facts and over derived ones. */
    static final class ConjunctionRules {

        private static final List<String> CONDITIONS = List.of(
                "exists( Claim( $task : task, $by : worker ) and WorkerTurn( worker == $by, turn == Turn.ACTIVE ) )",
                "not( Claim( $task : task, $by : worker ) and WorkerTurn( worker == $by, turn != Turn.AWAITING_INPUT ) )",
                "exists( Task( $task : id, priority > 2 ) and Claim( task == $task, worker == $worker ) )",
                "not( Task( $task : id ) and Claim( task == $task ) and Review( task == $task ) )",
                "exists( Restarted( worker == $worker, $e : episode ) and not Nudged( worker == $worker, episode == $e ) )",
                "not( Restarted( worker == $worker ) and not Hold( worker == $worker ) )",
                "exists( AbleWorker( $able : worker ) and Hold( worker == $able ) )",
                "not( AbleWorker( $able : worker ) and Claim( worker == $able ) )");

        private ConjunctionRules() {}

        static RuleFiles files() {
            String able = TestRuleBooks.rule(
                    "able",
                    "WorkerTurn( $worker : worker, turn == Turn.IDLE )",
                    "insertLogical( new AbleWorker( $worker ) );");
            return TestRuleBooks.files(Stream.concat(
                            Stream.of(able),
                            IntStream.range(0, CONDITIONS.size())
                                    .mapToObj(number -> TestRuleBooks.rule(
                                            "r" + number,
                                            "Worker( $worker : id )\n  " + CONDITIONS.get(number),
                                            "insertLogical( new Idle( $worker ) );")))
                    .toArray(String[]::new));
        }
    }

    /** Every change of one component of a fact, as far as one can count. */
    static final class ExhaustiveChanges {

        private ExhaustiveChanges() {}

        static Stream<FactChange> changes(Set<Fact> facts) {
            return facts.stream()
                    .filter(fact -> !(fact instanceof Derived || fact instanceof Limit))
                    .flatMap(fact -> Stream.of(fact.getClass().getRecordComponents())
                            .flatMap(component -> changes(fact, component)));
        }

        private static Stream<FactChange> changes(Fact fact, RecordComponent component) {
            Object present = ComponentReader.value(fact, component.getName()).orElseThrow();
            return values(component.getType())
                    .filter(value -> !value.equals(present))
                    .map(value -> (Fact) RecordBuilder.with((Record) fact, Map.of(component.getName(), value)))
                    .filter(edited -> edited.key().equals(fact.key()))
                    .map(edited -> FactChange.set(fact, edited, component.getName()));
        }

        private static Stream<?> values(Class<?> type) {
            if (type.isEnum()) {
                return Stream.of(type.getEnumConstants());
            }
            if (type == boolean.class) {
                return Stream.of(true, false);
            }
            if (type == int.class) {
                return IntStream.range(0, 10).boxed();
            }
            if (type == Duration.class) {
                return LongStream.range(0, 40).mapToObj(step -> Duration.ofMinutes(5 * step));
            }
            return type == String.class
                    ? List.of("", "x", "w1", "w2", "w3", "t1", "t2", "t3", "h1", "h2", "c1", "c2").stream()
                    : Stream.empty();
        }
    }
}
