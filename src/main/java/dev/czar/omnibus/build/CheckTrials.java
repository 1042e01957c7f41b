package dev.czar.omnibus.build;

import dev.czar.fact.Omnibus.Member;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.omnibus.search.CulpritSearch.SearchOptions;
import dev.czar.omnibus.search.CulpritSearch.TrialRunner;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import dev.czar.omnibus.search.TrialResult;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.check.CheckSuite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries sets of members by merging them and running the checks on what comes of it; what was tried before a crash is remembered. */
final class CheckTrials implements TrialRunner<Member> {
    private final MergeChain stack;
    private final CheckSuite checks;
    private final TrialLog progress;
    private final FlakeRate flakeRate;
    private final Map<String, Integer> failures = new HashMap<>();
    private int tried;

    CheckTrials(MergeChain stack, CheckSuite checks, TrialLog progress, FlakeRate flakeRate) {
        this.stack = stack;
        this.checks = checks;
        this.progress = progress;
        this.flakeRate = flakeRate;
    }

    @Override
    public List<TrialResult<Member>> of(List<List<Member>> sets)
            throws UnbuildableOmnibusException, InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(
                Math.min(sets.size(), flakeRate.parallel()), new DaemonThreadFactory("czar-check-trials"));
        try {
            List<Attempt> attempts = new ArrayList<>();
            for (List<Member> set : sets) {
                attempts.add(attempt(set, hands));
            }
            List<TrialResult<Member>> verdicts = new ArrayList<>();
            for (Attempt attempt : attempts) {
                verdicts.add(verdict(attempt));
            }
            return verdicts;
        } finally {
            hands.shutdownNow();
        }
    }

    private Attempt attempt(List<Member> set, ExecutorService hands) throws UnbuildableOmnibusException {
        MergeChain.ChainTip stacked = stack.of(set);
        int number = ++tried;
        Optional<TrialResult<Member>> known = stacked.unmergeable()
                .<TrialResult<Member>>map(obstacle -> obstacle)
                .or(() -> progress.find(number, stacked.commit()));
        boolean again = failures.containsKey(stacked.commit());
        Callable<CheckReport> run = () -> again ? checks.rerun(stacked.commit()) : checks.run(stacked.commit());
        return new Attempt(
                number,
                set,
                stacked.commit(),
                known,
                known.isPresent() ? Optional.empty() : Optional.of(hands.submit(run)));
    }

    private TrialResult<Member> verdict(Attempt attempt) throws UnbuildableOmnibusException, InterruptedException {
        if (attempt.run().isEmpty()) {
            return count(attempt.commit(), attempt.known().orElseThrow());
        }
        CheckReport report = report(attempt.run().get());
        if (report.verdict() == CheckVerdict.ERROR) {
            throw new UnbuildableOmnibusException("checks could not be run: " + report.log());
        }
        TrialResult<Member> verdict =
                report.passed() ? new TrialResult.Passed<>() : new TrialResult.Failed<>(report.log());
        progress.save(attempt.number(), attempt.commit(), attempt.set(), verdict);
        return count(attempt.commit(), verdict);
    }

    private static CheckReport report(Future<CheckReport> run)
            throws UnbuildableOmnibusException, InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException failure) {
            throw new UnbuildableOmnibusException("checks could not be run: " + failure.getCause());
        }
    }

    private TrialResult<Member> count(String commit, TrialResult<Member> verdict) {
        int before = failures.getOrDefault(commit, 0);
        if (verdict instanceof TrialResult.Failed) {
            failures.put(commit, before + 1);
        }
        flakeRate.recordRun(verdict instanceof TrialResult.Passed ? before : 0);
        return verdict;
    }

    /** One set under trial: known already, or running. */
    private record Attempt(
            int number,
            List<Member> set,
            String commit,
            Optional<TrialResult<Member>> known,
            Optional<Future<CheckReport>> run) {}

    /** How often checks failed on what passed when they were run again, and how many may run at a time. */
    static final class FlakeRate {
        private static final double DOUBT = 0.01;
        private static final double CONFIDENCE = 20;

        private final int parallel;
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger flakyFailures = new AtomicInteger();

        FlakeRate(int parallel) {
            this.parallel = parallel;
        }

        /** One more run, which showed that so many before it had failed for nothing. */
        void recordRun(int failedForNothing) {
            runs.incrementAndGet();
            flakyFailures.addAndGet(failedForNothing);
        }

        int parallel() {
            return parallel;
        }

        SearchOptions searchOptions() {
            return new SearchOptions(parallel, (flakyFailures.get() + DOUBT) / (runs.get() + CONFIDENCE));
        }
    }
}
