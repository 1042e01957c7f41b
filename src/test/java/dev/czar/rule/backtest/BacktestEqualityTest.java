package dev.czar.rule.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.Cycle;
import dev.czar.rule.DryRun;
import dev.czar.rule.RandomFacts;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBookChange;
import dev.czar.rule.RuleBookChange.DecisionPair;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.RuleFiles.RuleSource;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.rule.backtest.BacktestReport.DifferenceCount;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.compile.TestRuleBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A backtest that runs only what differs reports what one reports that runs both books whole. */
class BacktestEqualityTest {

    private static final int TRIES = 3;
    private static final int CYCLES = 20;
    private static final int EVERY = 12;
    private static final Path DAY = Path.of("facts", "demo-day.jsonl");
    private static final Pattern AMOUNT = Pattern.compile("Duration\\.of(Seconds|Minutes|Hours|Days)\\( \\d+ \\)");
    private static final List<String> ADDED = List.of(
            "Vetoed: $action : Nudge( $worker : worker ) WorkerProgress( worker == $worker, commits > 1 )",
            "Vetoed: $action : ClaimTask( $task : task ) Task( id == $task, priority > 1 )",
            "Vetoed: $action : AlertHuman( $about : about ) Worker( id == $about )",
            "Vetoed: exists Pause() $action : Action( kind == ActionKind.RESTART_WORKER )",
            "AlertHuman( $worker, \"idle\", \"is idle\" ): Idle( $worker : worker )",
            "Exclusion( $task, $worker ): Task( $task : id, priority > 0 ) Worker( $worker : id, agent == \"x\" )",
            "Stuck( $worker, \"t1\", \"as a test wants\" ): Idle( $worker : worker )");

    @Property(tries = TRIES)
    void theReportIsThatOfBothBooksRunWhole(@ForAll long seed) {
        Random random = new Random(seed);
        RuleFiles others = changed(random);
        Optional<RuleBook> after = book(others);
        while (after.isEmpty()) {
            others = changed(random);
            after = book(others);
        }
        requireEqualReports(others, after.get(), random);
    }

    @Property(tries = TRIES)
    void onTheRecordedDayEachDecisionHasTheEvidenceOfTheBookRunWhole(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        RuleFiles others = changed(random);
        Optional<RuleBook> after = book(others);
        if (after.isEmpty()) {
            return;
        }
        RuleBookChange change = RuleBookChange.between(RuleFiles.shipped(), ShippedRuleBook.get(), others, after.get());
        int first = random.nextInt(EVERY);
        RecordingReader.read(DAY, cycle -> {
            if (cycle.id() % EVERY == first) {
                assertThat(change.decisions(cycle.snapshot()).after())
                        .isEqualTo(Cycle.decisions(cycle.snapshot(), after.get()));
            }
        });
    }

    @Example
    void otherLimitsDecideOtherwiseAndWithOtherEvidence() throws IOException {
        RuleFiles others = RuleFiles.shipped().overlaidBy(Path.of("examples", "impatient"));
        RuleBook after = book(others).orElseThrow();
        RuleBookChange change = RuleBookChange.between(RuleFiles.shipped(), ShippedRuleBook.get(), others, after);
        List<Long> differing = new ArrayList<>();
        RecordingReader.read(DAY, cycle -> {
            if (cycle.id() % 3 == 0) {
                DecisionPair decisions = change.decisions(cycle.snapshot());
                assertThat(decisions.after()).isEqualTo(Cycle.decisions(cycle.snapshot(), after));
                if (!decisions.before().decisions().equals(decisions.after().decisions())) {
                    differing.add(cycle.id());
                }
            }
        });
        assertThat(differing).isNotEmpty();
    }

    @Example
    void aRuleThatDecidesMoreIsSeen() {
        RuleFiles others = RuleFiles.shipped()
                .overlaidBy(List.of(new RuleFile(
                        "own.drl", added("AlertHuman( $worker, \"works\", \"works\" ): Worker( $worker : id )", 1))));
        BacktestReport report = requireEqualReports(others, book(others).orElseThrow(), new Random(1));

        assertThat(report.byRule()).extracting(DifferenceCount::name).contains("added 1");
    }

    private static BacktestReport requireEqualReports(RuleFiles others, RuleBook after, Random random) {
        RuleBook before = ShippedRuleBook.get();
        RuleBookChange change = RuleBookChange.between(RuleFiles.shipped(), before, others, after);
        BacktestRun sliced = new BacktestRun();
        BacktestRun whole = new BacktestRun();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            Snapshot snapshot = new Snapshot(
                    Instant.EPOCH.plusSeconds(cycle), new RandomFacts(random.nextLong()).board(random.nextInt(200)));
            sliced.cycle(cycle, snapshot, change);
            whole.cycle(cycle, DryRun.of(snapshot, before), DryRun.of(snapshot, after));
        }
        assertThat(sliced.report()).isEqualTo(whole.report());
        return whole.report();
    }

    /** Empty when the change leaves no sound rules. */
    private static Optional<RuleBook> book(RuleFiles files) {
        try {
            return Optional.of(
                    new RuleBookLoader(BacktestEqualityTest.class.getClassLoader(), Path.of("target", "rulebooks"))
                            .book(files));
        } catch (InvalidRules invalid) {
            return Optional.empty();
        }
    }

    private static RuleFiles changed(Random random) {
        Map<String, String> texts = new TreeMap<>(RuleFiles.shipped().texts());
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            switch (random.nextInt(6)) {
                case 0 -> changeLimit(texts, random);
                case 1 -> edit(texts, random, "");
                case 2 -> edit(texts, random, "  not Pause()\n");
                case 3 -> loosen(texts, random);
                case 4 -> texts.put("off" + left + ".drl", off(pick(random, RuleSource.of(RuleFiles.of(texts)))));
                default -> texts.put("own" + left + ".drl", added(pick(random, ADDED), left));
            }
        }
        return RuleFiles.of(texts);
    }

    private static void changeLimit(Map<String, String> texts, Random random) {
        String file = pick(
                random,
                texts.keySet().stream()
                        .filter(name -> name.startsWith("limits")
                                && AMOUNT.matcher(texts.get(name)).find())
                        .toList());
        List<String> amounts = AMOUNT.matcher(texts.get(file))
                .results()
                .map(found -> found.group())
                .toList();
        String other = "Duration.ofMinutes( " + (1 + random.nextInt(200)) + " )";
        texts.put(
                file,
                texts.get(file).replaceFirst(Pattern.quote(pick(random, amounts)), Matcher.quoteReplacement(other)));
    }

    /** Takes a rule away, or gives it one condition more. */
    private static void edit(Map<String, String> texts, Random random, String condition) {
        RuleSource rule = pick(random, RuleSource.of(RuleFiles.of(texts)));
        String text = condition.isEmpty() ? "" : rule.text().replaceFirst("(?m)^then", condition + "then");
        texts.put(rule.file(), texts.get(rule.file()).replace(rule.text(), text));
    }

    /** Takes a condition away. */
    private static void loosen(Map<String, String> texts, Random random) {
        RuleSource rule = pick(random, RuleSource.of(RuleFiles.of(texts)));
        List<String> conditions = rule.text()
                .lines()
                .dropWhile(line -> !line.equals("when"))
                .skip(1)
                .takeWhile(line -> !line.equals("then"))
                .toList();
        if (!conditions.isEmpty()) {
            String text = rule.text().replace(pick(random, conditions) + "\n", "");
            texts.put(rule.file(), texts.get(rule.file()).replace(rule.text(), text));
        }
    }

    private static String off(RuleSource rule) {
        return TestRuleBooks.HEADER + "rule \"" + rule.name() + "\"\n  @off(\"as a test wants\")\nwhen\nthen\nend\n";
    }

    private static String added(String rule, int number) {
        String[] added = rule.split(": ", 2);
        String conclusion = added[0].equals("Vetoed") ? "Vetoed( $action )" : added[0];
        return TestRuleBooks.HEADER
                + TestRuleBooks.rule("added " + number, added[1], "insertLogical( new " + conclusion + " );");
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
