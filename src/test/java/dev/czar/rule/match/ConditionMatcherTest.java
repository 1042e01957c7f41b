package dev.czar.rule.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RandomFacts;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.rule.match.RuleStructures.RuleStructure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** There is one meaning of a rule: what these joins match is what the engine fires. */
class ConditionMatcherTest {

    private final RuleStructures structures = new RuleStructures(ShippedRuleBook.get(), RuleFiles.shipped());

    @Property(tries = 60)
    void matchesExactlyWhatFires(@ForAll long seed, @ForAll @IntRange(min = 0, max = 250) int size) {
        Snapshot snapshot = new Snapshot(Instant.EPOCH, new RandomFacts(seed).board(size));
        CycleResult result = Cycle.run(snapshot, ShippedRuleBook.get());
        ConditionMatcher joins = new ConditionMatcher(new WorkingMemory(snapshot, result));
        for (RuleStructure rule : structures.all()) {
            List<String> matched = joins.matches(rule.clauses(), MatchBindings.EMPTY, Integer.MAX_VALUE).stream()
                    .map(match -> labels(rule, match))
                    .sorted()
                    .toList();
            List<String> fired = result.trace().stream()
                    .filter(firing -> firing.rule().equals(rule.rule().name()))
                    .map(firing -> firing.matched().toString())
                    .sorted()
                    .toList();
            assertThat(matched).as(rule.rule().name()).isEqualTo(fired);
        }
    }

    private static String labels(RuleStructure rule, MatchBindings match) {
        return rule.clauses().stream()
                .filter(RuleCondition.Matching.class::isInstance)
                .map(clause ->
                        match.value(((RuleCondition.Matching) clause).pattern().variable()))
                .map(ConditionMatcherTest::label)
                .filter(Objects::nonNull)
                .toList()
                .toString();
    }

    private static String label(Object object) {
        if (object instanceof Fact fact) {
            return fact.key();
        }
        if (object instanceof Refusal refusal) {
            return refusal.getClass().getSimpleName() + "/" + refusal.action().key();
        }
        return object instanceof Action action ? action.key() : null;
    }
}
