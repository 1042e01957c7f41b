package dev.czar.rule.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.TestRuleBooks;
import dev.czar.rule.coverage.CoverageCollector.CoverageTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageCollectorTest {

    private static final Worker ANNA = new Worker("anna", "command", List.of());
    private static final Hold HOLD = new Hold("anna", "ada", "lunch", Duration.ZERO);

    private final RuleFiles files = TestRuleBooks.files(TestRuleBooks.rule(
            "r",
            "Worker( $worker : id )\n  not Hold( worker == $worker )\n"
                    + "  accumulate( Restarted( worker == $worker ); $count : count(); $count >= 1 )",
            "insertLogical( new Idle( $worker ) );"));
    private final RuleBook book = TestRuleBooks.book(files);

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(
                Instant.EPOCH,
                Stream.of(facts)
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }

    private RuleCoverage seen(Fact... facts) {
        Snapshot snapshot = snapshot(facts);
        return new CoverageCollector(book, files).of(snapshot, Cycle.run(snapshot, book));
    }

    private static List<String> open(RuleCoverage coverage) {
        return coverage.open().stream().map(place -> place.condition().text()).toList();
    }

    @Test
    void withoutFactsNothingWasSeenAccepting() {
        RuleCoverage coverage = seen();
        assertThat(coverage.fired()).isEmpty();
        assertThat(coverage.conditions().values()).allMatch(seen -> seen.accepting() == 0);
        assertThat(open(coverage))
                .containsExactly(
                        "Worker( $worker : id )",
                        "not Hold( worker == $worker )",
                        "worker == $worker",
                        "worker == $worker",
                        "$count >= 1");
    }

    @Test
    void aConditionIsCoveredWhenItWasSeenBothWays() {
        Restarted restarted = new Restarted("anna", "e", 1, Duration.ZERO);
        Restarted another = new Restarted("bert", "e", 1, Duration.ZERO);
        Hold elsewhere = new Hold("bert", "ada", "lunch", Duration.ZERO);
        RuleCoverage fired = seen(ANNA, restarted, another, elsewhere);
        assertThat(fired.fired()).containsExactly("r");
        assertThat(open(fired)).contains("not Hold( worker == $worker )");
        CoverageTotal total = new CoverageTotal(book, files);
        Stream.of(snapshot(ANNA, restarted, another, elsewhere), snapshot(ANNA, HOLD), snapshot(ANNA), snapshot())
                .forEach(snapshot -> total.add(snapshot, Cycle.run(snapshot, book)));
        assertThat(total.report(file -> true).open()).isEmpty();
        assertThat(total.report(file -> true).silent()).isEmpty();
    }
}
