package dev.czar.rule.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Hold;
import dev.czar.fact.Known;
import dev.czar.fact.Restarted;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Worker;
import dev.czar.rule.Books;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WitnessTest {

    private static final Worker ANNA = new Worker("anna", "command", List.of());
    private static final Hold HOLD = new Hold("anna", "ada", "lunch", Duration.ZERO);

    private final RuleFiles files = Books.files(Books.rule(
            "r",
            "Worker( $worker : id )\n  not Hold( worker == $worker )\n"
                    + "  accumulate( Restarted( worker == $worker ); $count : count(); $count >= 1 )",
            "insertLogical( new Idle( $worker ) );"));
    private final RuleBook book = Books.book(files);

    private Coverage seen(Fact... facts) {
        Snapshot snapshot = new Snapshot(
                Instant.EPOCH,
                Stream.of(facts)
                        .map(fact -> new Known(fact, "test", Duration.ZERO))
                        .toList());
        return new Witness(book, files).of(snapshot, Cycle.run(snapshot, book));
    }

    private static List<String> open(Coverage coverage) {
        return coverage.open().stream().map(place -> place.condition().text()).toList();
    }

    @Test
    void withoutFactsNothingWasSeenAccepting() {
        Coverage coverage = seen();
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
        Coverage fired = seen(ANNA, restarted, another, elsewhere);
        assertThat(fired.fired()).containsExactly("r");
        assertThat(open(fired)).contains("not Hold( worker == $worker )");
        Coverage all = fired.plus(seen(ANNA, HOLD)).plus(seen(ANNA)).plus(seen());
        assertThat(open(all)).isEmpty();
        assertThat(all.fired()).containsExactly("r");
    }
}
