package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RuleSliceTest {

    private static final Map<String, RuleSlice> SLICES = new ConcurrentHashMap<>();

    private static RuleSlice slice(Rule rule) {
        return SLICES.computeIfAbsent(rule.name(), name -> RuleSlice.of(ShippedRuleBook.get(), Set.of(name)));
    }

    @Property(tries = 15)
    void aRuleFiresInItsSliceExactlyWhenItDoesInTheWholeBook(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 250) int size) {
        Snapshot snapshot = new Snapshot(Instant.EPOCH, new RandomFacts(seed).board(size));
        Set<String> fired = Cycle.run(snapshot, ShippedRuleBook.get()).trace().stream()
                .map(Firing::rule)
                .collect(Collectors.toSet());
        for (Rule rule : ShippedRuleBook.get().rules()) {
            RuleSlice slice = slice(rule);
            assertThat(slice.fires(
                            slice.relevant(snapshot.facts().stream().map(KnownFact::fact)), rule.name(), Map.of()))
                    .as(rule.name())
                    .contains(fired.contains(rule.name()));
        }
    }

    @Example
    void itFiresOnlyWithTheValuesAskedFor() {
        RuleBook book = TestRuleBooks.book(
                TestRuleBooks.rule("r", "Worker( $worker : id )", "insertLogical( new Idle( $worker ) );"));
        Set<Fact> facts = Set.of(new Worker("anna", "command", List.of()));
        assertThat(RuleSlice.of(book, Set.of("r")).fires(facts, "r", Map.of("$worker", "anna")))
                .contains(true);
        assertThat(RuleSlice.of(book, Set.of("r")).fires(facts, "r", Map.of("$worker", "bert")))
                .contains(false);
    }

    @Example
    void aRuleThatFailsCannotBeSeenAlone() {
        RuleBook book = TestRuleBooks.unchecked(TestRuleBooks.rule(
                "r", "Worker( $worker : id )", "insertLogical( new Idle( $worker.substring( 99 ) ) );"));
        RuleSlice slice = RuleSlice.of(book, Set.of("r"));
        assertThat(slice.fires(Set.of(new Worker("anna", "command", List.of())), "r", Map.of()))
                .isEmpty();
        assertThat(slice.relevant(new Snapshot(
                                Instant.EPOCH,
                                List.of(new KnownFact(new Pause("ada", "lunch", Duration.ZERO), "test", Duration.ZERO)))
                        .facts().stream().map(KnownFact::fact)))
                .isEmpty();
    }
}
