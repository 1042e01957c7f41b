package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.EvaluationResult.Settled;
import dev.czar.rule.compile.TestRuleBooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutedRuleBookTest {

    private static final int EVERY = 150;
    private static final int SUBSETS = 4;

    @Test
    void rulesThatKeepSilentAreAsRulesThatAreNotThere() throws Exception {
        RuleBook book = ShippedRuleBook.get();
        List<Snapshot> snapshots = new ArrayList<>();
        RecordingReader.read(Path.of("facts", "demo-day.jsonl"), cycle -> snapshots.add(cycle.snapshot()));
        Random random = new Random(1);

        for (int subset = 0; subset < SUBSETS; subset++) {
            Set<String> out = random.ints(20, 0, book.rules().size())
                    .mapToObj(index -> book.rules().get(index).name())
                    .collect(Collectors.toSet());
            IntStream.iterate(subset, at -> at < snapshots.size(), at -> at + EVERY)
                    .mapToObj(snapshots::get)
                    .forEach(snapshot -> assertThat(conclusions(snapshot, book.muting(out)))
                            .as(out.toString())
                            .isEqualTo(conclusions(snapshot, book.without(out))));
        }
        assertThat(snapshots).hasSizeGreaterThan(EVERY);
    }

    private static List<Object> conclusions(Snapshot snapshot, RuleBook book) {
        CycleConclusions settled = ((Settled) new RuleEvaluation(snapshot).of(book)).conclusions();
        return List.of(settled.decisions(), settled.derived(), settled.trace());
    }

    @Test
    void aBookWithoutSomeRulesIsThereAtOnceAndItsNetworkLater() {
        RuleBook book = TestRuleBooks.book(
                TestRuleBooks.rule("one", "Worker( $id : id )", "insertLogical( new Idle( $id ) );"),
                TestRuleBooks.rule("other", "Worker( $id : id )", "insertLogical( new Held( $id, \"test\" ) );"));

        RuleBook first = book.withoutAtOnce(Set.of("one"));

        assertThat(first.names()).containsExactly("other");
        await().until(() -> book.withoutAtOnce(Set.of("one")).muted().isEmpty());
        assertThat(book.withoutAtOnce(Set.of("one")))
                .isSameAs(book.without(Set.of("one")))
                .isSameAs(first.without(Set.of("one")));
        assertThat(book.withoutAtOnce(Set.of())).isSameAs(book);
    }
}
