package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.compile.TestRuleBooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** The order of facts, files and rules means nothing. */
class OrderIndependenceTest {

    private static final int TRIES = 15;
    private static final int ONE_IN = 4;
    private static final AtomicInteger DECIDED = new AtomicInteger();
    private static final AtomicInteger RUNS = new AtomicInteger();

    /** The shipped rules as they are, and once in another order, with some files renamed and the rules in them shuffled. */
    private static final List<RuleBook> BOOKS = List.of(ShippedRuleBook.get(), shuffledBook());

    @Property(tries = TRIES)
    void theOrderOfFactsFilesAndRulesMeansNothing(@ForAll long seed) {
        List<KnownFact> facts = new ArrayList<>(new RandomFacts(seed).board(60));
        CycleResult expected = Cycle.run(new Snapshot(RuleScenario.NOW, facts), BOOKS.get(0));
        Random random = new Random(seed);
        for (RuleBook book : BOOKS) {
            Collections.shuffle(facts, random);
            CycleResult result =
                    Cycle.run(new Snapshot(RuleScenario.NOW, facts), book).underRevision(expected.revision());

            assertThat(result.decisions()).isEqualTo(expected.decisions());
            assertThat(result.vetoed()).isEqualTo(expected.vetoed());
            assertThat(result.trace()).isEqualTo(expected.trace());
            assertThat(result.quarantined()).isEmpty();
            assertThat(result.hash()).isEqualTo(expected.hash());
        }
        RUNS.incrementAndGet();
        DECIDED.addAndGet(expected.decisions().isEmpty() ? 0 : 1);
    }

    @AfterContainer
    static void aGoodShareOfRunsDecidesSomething() {
        assertThat(DECIDED.get()).isGreaterThan(RUNS.get() / 3);
    }

    private static RuleBook shuffledBook() {
        try {
            return new RuleBookLoader(OrderIndependenceTest.class.getClassLoader(), Path.of("target", "rulebooks"))
                    .book(shuffled());
        } catch (InvalidRules invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    /** All would take long to compile: those that stay as they are need not be. */
    private static RuleFiles shuffled() {
        Random random = new Random(1);
        List<ParsedRuleFile> sources =
                new ArrayList<>(ParsedRuleFiles.of(RuleFiles.shipped().texts()).parsed());
        Collections.shuffle(sources, random);
        return new RuleFiles(IntStream.range(0, sources.size())
                .mapToObj(index -> index % ONE_IN == 0
                        ? new RuleFile("f" + index + ".drl", shuffled(sources.get(index), random))
                        : RuleFiles.shipped().find(sources.get(index).file()).orElseThrow())
                .toList());
    }

    private static String shuffled(ParsedRuleFile source, Random random) {
        String text = source.text();
        List<String> rules = new ArrayList<>(source.rules()
                .map(rule -> text.substring(rule.getStartCharacter(), rule.getEndCharacter() + 1))
                .toList());
        Collections.shuffle(rules, random);
        return TestRuleBooks.HEADER + String.join("\n", rules);
    }
}
