package dev.czar.loop.trial;

import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** Runs trials with another runner unless it was told to fail, to wait, or to find everything well. */
public final class ScriptedTrialRunner implements TrialRunner {

    private final TrialRunner runner;
    private final List<String> inForce = new CopyOnWriteArrayList<>();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean trusting;

    public ScriptedTrialRunner(TrialRunner runner) {
        this.runner = runner;
    }

    public void fail(RuntimeException with) {
        failure = Optional.of(with);
    }

    public void succeed() {
        failure = Optional.empty();
    }

    public void hold() {
        inForce.clear();
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    public void trustAll() {
        trusting = true;
    }

    /** Beside which revisions candidates were put on trial since the last hold. */
    public List<String> inForce() {
        return List.copyOf(inForce);
    }

    @Override
    public <T> T run(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules {
        if (trial instanceof AdmissionTrial admission) {
            inForce.add(admission.inForce());
        }
        try {
            gate.await();
        } catch (InterruptedException unwanted) {
            throw new IllegalStateException(unwanted);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return trusting ? null : runner.run(trial, progress);
    }
}
