package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import dev.czar.omnibus.search.Trial;
import dev.czar.omnibus.search.Unbuildable;
import dev.czar.omnibus.search.Verdict;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckVerdict;
import dev.czar.world.check.Checks;
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

/** Tries sets of members by merging them and running the checks on what comes of it; what was tried before a crash is remembered. */
final class Trials implements Trial<Member> {
    private final Stack stack;
    private final Checks checks;
    private final Progress progress;
    private final Luck luck;
    private final Map<String, Integer> failures = new HashMap<>();
    private int tried;

    Trials(Stack stack, Checks checks, Progress progress, Luck luck) {
        this.stack = stack;
        this.checks = checks;
        this.progress = progress;
        this.luck = luck;
    }

    @Override
    public List<Verdict<Member>> of(List<List<Member>> sets) throws Unbuildable, InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(Math.min(sets.size(), luck.parallel()));
        try {
            List<Attempt> attempts = new ArrayList<>();
            for (List<Member> set : sets) {
                attempts.add(attempt(set, hands));
            }
            List<Verdict<Member>> verdicts = new ArrayList<>();
            for (Attempt attempt : attempts) {
                verdicts.add(verdict(attempt));
            }
            return verdicts;
        } finally {
            hands.shutdownNow();
        }
    }

    private Attempt attempt(List<Member> set, ExecutorService hands) throws Unbuildable {
        Stack.Stacked stacked = stack.of(set);
        int number = ++tried;
        Optional<Verdict<Member>> known = stacked.obstacle()
                .<Verdict<Member>>map(obstacle -> obstacle)
                .or(() -> progress.recall(number, stacked.commit()));
        boolean again = failures.containsKey(stacked.commit());
        Callable<CheckReport> run = () -> again ? checks.again(stacked.commit()) : checks.run(stacked.commit());
        return new Attempt(
                number,
                set,
                stacked.commit(),
                known,
                known.isPresent() ? Optional.empty() : Optional.of(hands.submit(run)));
    }

    private Verdict<Member> verdict(Attempt attempt) throws Unbuildable, InterruptedException {
        if (attempt.run().isEmpty()) {
            return count(attempt.commit(), attempt.known().orElseThrow());
        }
        CheckReport report = report(attempt.run().get());
        if (report.verdict() == CheckVerdict.ERROR) {
            throw new Unbuildable("checks could not be run: " + report.log());
        }
        Verdict<Member> verdict = report.passed() ? new Verdict.Passed<>() : new Verdict.Failed<>(report.log());
        progress.remember(attempt.number(), attempt.commit(), attempt.set(), verdict);
        return count(attempt.commit(), verdict);
    }

    private static CheckReport report(Future<CheckReport> run) throws Unbuildable, InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException failure) {
            throw new Unbuildable("checks could not be run: " + failure.getCause());
        }
    }

    private Verdict<Member> count(String commit, Verdict<Member> verdict) {
        int before = failures.getOrDefault(commit, 0);
        if (verdict instanceof Verdict.Failed) {
            failures.put(commit, before + 1);
        }
        luck.saw(verdict instanceof Verdict.Passed ? before : 0);
        return verdict;
    }

    /** One set under trial: known already, or running. */
    private record Attempt(
            int number,
            List<Member> set,
            String commit,
            Optional<Verdict<Member>> known,
            Optional<Future<CheckReport>> run) {}
}
