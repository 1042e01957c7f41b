package dev.czar.rule;

import dev.czar.rule.CycleResult.QuarantinedRule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/**
 * Counts what one evaluation takes while it runs, on the thread that runs it, and cuts it off where its budget ends: each
 * join of the engine's network asks it for every pair it tries, each firing before it happens.
 */
final class EvaluationMeter implements AgendaFilter {

    private static final ThreadLocal<EvaluationMeter> CURRENT = new ThreadLocal<>();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final com.sun.management.ThreadMXBean ALLOCATIONS =
            THREADS instanceof com.sun.management.ThreadMXBean known && known.isThreadAllocatedMemorySupported()
                    ? known
                    : null;
    private static final int TRIES_BETWEEN_LOOKS = 4_096;

    /** So many pairs cost less than a network without the rules does. */
    private static final int MOST_MUTED_TRIES = 4_000_000;

    /** A firing costs about as much as so many tries of a join. */
    private static final int TRIES_OF_FIRING = 16;

    private final EvaluationBudget budget;
    private final Set<String> muted;
    private final long startTime = processorTime();
    private final long startBytes = allocated();
    private final List<JoinMeter> joins = new ArrayList<>();
    private final Map<String, int[]> firings = new HashMap<>();
    private String firing = "";
    private long tries;
    private int untilLook = TRIES_BETWEEN_LOOKS;
    private int mutedTries;

    /** Rules that are {@code muted} match nothing and do not fire. */
    EvaluationMeter(EvaluationBudget budget, Set<String> muted) {
        this.budget = budget;
        this.muted = muted;
    }

    /** Counts what this thread evaluates from now on. */
    void begin() {
        CURRENT.set(this);
    }

    static void end() {
        CURRENT.remove();
    }

    /** A join's own count in the evaluation of this thread; one without end where nobody counts. */
    private static JoinMeter ofJoin(List<String> rules) {
        EvaluationMeter meter = CURRENT.get();
        JoinMeter join = new JoinMeter(meter, rules);
        if (meter != null) {
            meter.joins.add(join);
        }
        return join;
    }

    /** Lets every match fire until the budget is at its end. */
    @Override
    public boolean accept(Match match) {
        if (muted.contains(match.getRule().getName())) {
            return false;
        }
        firing = match.getRule().getName();
        firings.computeIfAbsent(firing, rule -> new int[1])[0]++;
        untilLook -= TRIES_OF_FIRING;
        if (untilLook <= 0) {
            look();
        }
        return true;
    }

    /** The rule that fires or fired last; "" when none has. */
    String firing() {
        return firing;
    }

    /** How often each rule fired. */
    Map<String, Integer> firings() {
        Map<String, Integer> counts = new TreeMap<>();
        firings.forEach((rule, count) -> counts.put(rule, count[0]));
        return counts;
    }

    /** The part of the tries, or of this many firings, that was needed: whichever is more. */
    double used(int firingLimit) {
        long all = tries + TRIES_BETWEEN_LOOKS - untilLook;
        int fired = firings.values().stream().mapToInt(count -> count[0]).sum();
        return Math.max((double) all / budget.triesOfAll(), (double) fired / firingLimit);
    }

    /** The rule that fires concluded something that must not be. */
    EvaluationCutOff cutOffFiring(String reason) {
        return new EvaluationCutOff(new TreeMap<>(Map.of(firing, QuarantinedRule.CUT_OFF + reason)), reason);
    }

    private void countMuted() {
        if (++mutedTries > MOST_MUTED_TRIES) {
            throw new MutedTooLong();
        }
    }

    private void look() {
        tries += TRIES_BETWEEN_LOOKS - untilLook;
        untilLook = TRIES_BETWEEN_LOOKS;
        if (tries > budget.triesOfAll()) {
            throw cutOff("more than " + budget.triesOfAll() + " pairs of facts are tried");
        }
        if (processorTime() - startTime > budget.processorTime().toNanos()) {
            throw cutOff("it takes more than " + budget.processorTime().toMillis() + " ms");
        }
        if (allocated() - startBytes > budget.bytes()) {
            throw cutOff("it takes more than " + (budget.bytes() >> 20) + " MiB of memory");
        }
    }

    /** Those that took at least half as much as the one that took most. */
    private EvaluationCutOff cutOff(String reason) {
        SortedMap<String, Long> costs = new TreeMap<>();
        joins.forEach(join -> join.rules.forEach(rule -> costs.merge(rule, join.tries, Long::sum)));
        firings.forEach((rule, count) -> costs.merge(rule, (long) count[0] * TRIES_OF_FIRING, Long::sum));
        long most = costs.values().stream().mapToLong(Long::longValue).max().orElse(0);
        SortedMap<String, String> culprits = new TreeMap<>();
        costs.forEach((rule, cost) -> {
            if (cost * 2 >= most) {
                culprits.put(rule, QuarantinedRule.CUT_OFF + reason);
            }
        });
        return new EvaluationCutOff(culprits, reason);
    }

    /** Of this thread, in nanoseconds. */
    static long processorTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static long allocated() {
        return ALLOCATIONS == null
                ? 0
                : ALLOCATIONS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** The count of one join, begun with its first pair: of most joins none is tried in most evaluations. */
    static final class JoinCount {

        private final List<String> rules;
        private JoinMeter meter;

        JoinCount(List<String> rules) {
            this.rules = rules;
        }

        /** Whether the pair is to be judged. */
        boolean count() {
            if (meter == null) {
                meter = ofJoin(rules);
            }
            return meter.count();
        }
    }

    /** Counts the pairs that one join tries in one evaluation. */
    private static final class JoinMeter {

        private final EvaluationMeter evaluation;
        private final List<String> rules;
        private final long most;
        private final boolean muted;
        private long tries;

        private JoinMeter(EvaluationMeter evaluation, List<String> rules) {
            this.evaluation = evaluation;
            this.rules = rules;
            this.muted = evaluation != null && evaluation.muted.containsAll(rules);
            this.most = evaluation == null ? Long.MAX_VALUE : evaluation.budget.triesOfOneJoin();
        }

        private boolean count() {
            if (muted) {
                evaluation.countMuted();
                return false;
            }
            if (++tries > most) {
                SortedMap<String, String> culprits = new TreeMap<>();
                String reason = "a join of its patterns tries more than " + most + " pairs of facts";
                rules.forEach(rule -> culprits.put(rule, QuarantinedRule.CUT_OFF + reason));
                throw new EvaluationCutOff(culprits, reason);
            }
            if (evaluation != null && --evaluation.untilLook <= 0) {
                evaluation.look();
            }
            return true;
        }
    }

    /** Rules that match nothing take too long nevertheless; a network without them is needed. */
    static final class MutedTooLong extends Error {

        private static final long serialVersionUID = 1L;

        private MutedTooLong() {
            super("muted rules try too many pairs", null, false, false);
        }
    }

    /** An evaluation went over its budget; by name the rules that took it there, and how. No exception, which the engine would catch. */
    static final class EvaluationCutOff extends Error {

        private static final long serialVersionUID = 1L;

        private final transient SortedMap<String, String> culprits;

        EvaluationCutOff(SortedMap<String, String> culprits, String reason) {
            super(reason, null, false, false);
            this.culprits = culprits;
        }

        SortedMap<String, String> culprits() {
            return culprits;
        }
    }
}
