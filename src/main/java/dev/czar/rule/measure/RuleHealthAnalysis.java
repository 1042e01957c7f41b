package dev.czar.rule.measure;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleProfiler;
import dev.czar.rule.measure.RuleHealth.RuleStatistics;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Takes down how rules fare in cycles, oldest first, each with the rules it was run with; past ones are run again. */
public final class RuleHealthAnalysis {

    private static final int FLAPS = 3;
    private static final int SLOWEST = 10;
    static final int SAMPLE = 200;
    private static final int RUNNING_SAMPLE = 3;
    private static final Comparator<RuleStatistics> SLOWEST_FIRST =
            Comparator.comparing(RuleStatistics::micros).reversed().thenComparing(RuleStatistics::rule);

    private final Map<String, RuleActivity> activities = new HashMap<>();
    private final FlappingCounter flapping = new FlappingCounter();
    private final SnapshotSample sample;
    private RuleBook latest;
    private Instant from;
    private Instant to;
    private int cycles;

    public RuleHealthAnalysis() {
        this(SAMPLE);
    }

    private RuleHealthAnalysis(int sample) {
        this.sample = new SnapshotSample(sample);
    }

    /** For cycles as they are run: keeps few snapshots, for each is as large as the project. */
    public static RuleHealthAnalysis running() {
        return new RuleHealthAnalysis(RUNNING_SAMPLE);
    }

    public void cycle(Snapshot snapshot, RuleBook book) {
        cycle(snapshot, book, Cycle.run(snapshot, book));
    }

    /** A cycle that was run already. */
    public synchronized void cycle(Snapshot snapshot, RuleBook book, CycleResult result) {
        result.trace().stream().map(Firing::rule).distinct().forEach(rule -> of(rule).stands(snapshot.now()));
        for (Decision decision : result.decisions()) {
            of(decision.rule()).decides(decision);
            flapping.stands(decision, cycles);
        }
        result.vetoed().forEach(decision -> of(decision.rule()).isVetoed(decision));
        if (result.quarantined().isEmpty()) {
            sample.offer(snapshot, book);
        }
        latest = book;
        from = cycles == 0 ? snapshot.now() : from;
        to = snapshot.now();
        cycles++;
    }

    /** Empty when there was no cycle. */
    public synchronized Optional<RuleHealth> health() {
        return Optional.ofNullable(latest).map(this::health);
    }

    private RuleHealth health(RuleBook book) {
        RuleProfiler watch = sample.measured();
        List<RuleStatistics> rules = book.rules().stream()
                .map(rule -> standing(rule, watch))
                .sorted(SLOWEST_FIRST)
                .toList();
        return new RuleHealth(
                book.revision(),
                cycles,
                from,
                to,
                watch.cycles(),
                FLAPS,
                rules,
                names(rules, rule -> rule.stood() == 0),
                names(rules, rule -> rule.vetoed() > 0 && rule.decided() == 0),
                flapping.moreThan(FLAPS),
                names(rules, rule -> rule.micros() > 0).stream().limit(SLOWEST).toList());
    }

    private RuleStatistics standing(Rule rule, RuleProfiler watch) {
        RuleActivity conduct = of(rule.name());
        return new RuleStatistics(
                rule.name(),
                rule.file(),
                rule.line(),
                conduct.stood(),
                conduct.last(),
                conduct.decided(),
                conduct.vetoed(),
                conduct.vetoedBy(),
                watch.of(rule.name()) / 1_000.0);
    }

    private static List<String> names(List<RuleStatistics> rules, Predicate<RuleStatistics> chosen) {
        return rules.stream().filter(chosen).map(RuleStatistics::rule).toList();
    }

    private RuleActivity of(String rule) {
        return activities.computeIfAbsent(rule, name -> new RuleActivity());
    }

    /** What one rule did in the cycles seen so far. */
    static final class RuleActivity {

        private final Set<String> decided = new HashSet<>();
        private final Map<String, Set<String>> vetoed = new HashMap<>();
        private int stood;
        private Optional<Instant> last = Optional.empty();

        void stands(Instant now) {
            stood++;
            last = Optional.of(now);
        }

        void decides(Decision decision) {
            decided.add(decision.key());
        }

        void isVetoed(Decision decision) {
            for (Justification veto : decision.vetoes()) {
                vetoed.computeIfAbsent(decision.key(), key -> new HashSet<>()).add(veto.rule());
            }
        }

        int stood() {
            return stood;
        }

        Optional<Instant> last() {
            return last;
        }

        int decided() {
            return decided.size();
        }

        int vetoed() {
            return vetoed.size();
        }

        /** How many of its proposals each rule vetoed. */
        Map<String, Integer> vetoedBy() {
            Map<String, Integer> counts = new TreeMap<>();
            vetoed.values().forEach(rules -> rules.forEach(rule -> counts.merge(rule, 1, Integer::sum)));
            return counts;
        }
    }
}
