package dev.czar.rule.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.decision.Evidence;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Books;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RandomFacts;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.ShippedBook;
import dev.czar.rule.Slice;
import dev.czar.rule.match.Answer.Verdict;
import dev.czar.rule.match.Remedy.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is known, each decision is explained by what is known, and each absence by what is not. */
class WhyNotPropertyTest {

    private static final int RULES = 5;

    private final RuleBook book = ShippedBook.get();
    private final WhyNot whyNot = new WhyNot(book, RuleFiles.shipped());

    private final RuleFiles conjunctions = Conjunctions.files();
    private final RuleBook together = Books.book(conjunctions);
    private final WhyNot whyNotTogether = new WhyNot(together, conjunctions);

    private static Snapshot board(long seed, int size) {
        return new Snapshot(Instant.EPOCH, new RandomFacts(seed).board(size));
    }

    private static boolean fired(CycleResult result, String rule) {
        return result.trace().stream().anyMatch(firing -> firing.rule().equals(rule));
    }

    @Property(tries = 40)
    void everyAbsenceHasAnObstacleAndEachChangeSuggestedMakesTheRuleFire(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 150) int size) {
        List<Rule> rules = book.rules();
        Random random = new Random(seed);
        for (int count = 0; count < RULES; count++) {
            explains(book, whyNot, board(seed, size), rules.get(random.nextInt(rules.size())));
        }
    }

    @Property(tries = 60)
    void thatHoldsForConditionsOfSeveralPatterns(@ForAll long seed, @ForAll @IntRange(min = 0, max = 250) int size) {
        together.rules().forEach(rule -> explains(together, whyNotTogether, board(seed, size), rule));
    }

    private static void explains(RuleBook book, WhyNot whyNot, Snapshot snapshot, Rule rule) {
        String name = rule.name();
        Answer answer = whyNot.of(snapshot, name, "");
        assertThat(answer.verdict() == Verdict.SILENT).as(name).isNotEqualTo(fired(Cycle.run(snapshot, book), name));
        if (answer.verdict() == Verdict.SILENT) {
            assertThat(answer.nearest()).as(name).isNotEmpty().doesNotContain(List.of());
        }
        answer.remedy().change().ifPresent(change -> assertThat(fired(Cycle.run(change.applied(snapshot), book), name))
                .as(name + " after " + change)
                .isTrue());
    }

    @Property(tries = 40)
    void noSmallerChangeOfAFactDoesWhereOneIsCalledTheSmallest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
        Snapshot snapshot = board(seed, size);
        List<Rule> rules = book.rules();
        Random random = new Random(seed);
        for (int count = 0; count < RULES; count++) {
            String rule = rules.get(random.nextInt(rules.size())).name();
            Remedy remedy = whyNot.of(snapshot, rule, "").remedy();
            if (remedy.proof() == Proof.SMALLEST) {
                Slice slice = new Slice(book, rule);
                Set<Fact> facts = slice.relevant(snapshot.facts().stream().map(Known::fact));
                assertThat(Everything.changes(facts)
                                .filter(change -> change.size()
                                                .compareTo(remedy.change()
                                                        .orElseThrow()
                                                        .size())
                                        < 0)
                                .filter(change -> slice.fires(change.applied(facts), Map.of())
                                        .orElseThrow()))
                        .as(rule + " after " + remedy)
                        .isEmpty();
            }
        }
    }

    @Property(tries = 20)
    void everyDecisionRestsOnWhatIsKnownAndNotWithoutIt(
            @ForAll long seed, @ForAll @IntRange(min = 50, max = 200) int size) {
        Snapshot snapshot = board(seed, size);
        CycleResult result = Cycle.run(snapshot, book);
        result.decisions().stream().limit(RULES).forEach(decision -> {
            for (Because because : decision.because()) {
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
    private void assertNotWithout(Evidence evidence, Snapshot snapshot, Because because, Decision decision) {
        Fact fact = evidence.fact();
        CycleResult without = Cycle.run(Change.remove(fact).applied(snapshot), book);
        assertThat(without.decisions().stream()
                        .filter(other -> other.action().equals(decision.action()))
                        .flatMap(other -> other.because().stream())
                        .filter(other -> other.rule().equals(because.rule()))
                        .flatMap(other -> other.facts().stream())
                        .map(Evidence::fact))
                .doesNotContain(fact);
    }
}
