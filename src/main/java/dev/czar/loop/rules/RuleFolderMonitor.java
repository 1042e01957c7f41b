package dev.czar.loop.rules;

import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.trial.AdmissionResult;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleSource;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Judges what is saved on disk when it has changed; what passes the gate comes into force. */
final class RuleFolderMonitor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RuleFolderMonitor.class);
    private static final long QUIET_MILLISECONDS = 150;
    private static final long CONFIRM_MILLISECONDS = 100;
    private static final long SWEEP_MILLISECONDS = 30_000;

    /** So many lost trials in a row, and rules are tried no more by themselves. */
    private static final int MOST_LOSSES = 3;

    private static final String UNREADABLE = "the rules on disk are not active and cannot be checked: ";

    private final String project;
    private final SavedRules saved;
    private final RuleAdmission admission;
    private final RevisionLog revisionLog;
    private final ActiveRuleBook active;
    private ScheduledExecutorService thread;
    private Executor trialThread;
    private Optional<FolderWatcher> watcher = Optional.empty();
    private Future<?> nextCheck = CompletableFuture.completedFuture(null);
    private boolean closed;
    private Optional<RunningTrial> trying = Optional.empty();
    private int losses;
    private String lostRevision = "";
    private Optional<String> beforeUnreadable = Optional.empty();

    RuleFolderMonitor(
            String project, SavedRules saved, RuleAdmission gate, RevisionLog records, ActiveRuleBook inForce) {
        this.project = project;
        this.saved = saved;
        this.admission = gate;
        this.revisionLog = records;
        this.active = inForce;
    }

    /** Takes what is in force, or was set aside by a human, for judged; what the gate held back is judged again. */
    void start() {
        saved.read()
                .filter(files ->
                        files.revision().equals(active.revision()) || revisionLog.setAsideByHuman(files.revision()))
                .ifPresent(saved::assumeEvaluated);
    }

    /**
     * Looks on {@code activationThread} whenever a rule or a test in the folder has changed, and now and then in case that
     * was missed; what takes its time is waited for on {@code evaluationThread}.
     */
    void watch(Path folder, ScheduledExecutorService activationThread, Executor evaluationThread) {
        thread = activationThread;
        trialThread = evaluationThread;
        watcher = Optional.of(new FolderWatcher(
                List.of(WatchedFolder.recursive(folder)),
                SavedRules::includes,
                () -> checkSavedIn(QUIET_MILLISECONDS)));
        thread.scheduleWithFixedDelay(this::check, 0, SWEEP_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** What was just saved is judged without waiting for the folder to say so. */
    void checkSoon() {
        checkSavedIn(0);
    }

    @Override
    public synchronized void close() {
        closed = true;
        watcher.ifPresent(FolderWatcher::close);
    }

    /** Who saves again, though it be the same, asks for another trial of what could not be tried. */
    private void checkSavedIn(long milliseconds) {
        checkIn(milliseconds, () -> {
            if (losses >= MOST_LOSSES) {
                losses = 0;
                saved.forgetEvaluation();
            }
            check();
        });
    }

    /** Puts off a check that waits, so that many changes are judged at once when they are done. */
    private synchronized void checkIn(long milliseconds, Runnable check) {
        nextCheck.cancel(false);
        if (!closed) {
            nextCheck = thread.schedule(check, milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * A file may be half written: what has changed is judged only when a second look finds the same. A trial of what is there no more
     * is ended, for nobody waits for it.
     */
    private void check() {
        if (trying.isPresent()) {
            attempt(() -> giveUp(trying.get()));
        } else if (attempt(this::judgeChanges) && trying.isEmpty() && saved.pending()) {
            checkIn(CONFIRM_MILLISECONDS, this::check);
        }
    }

    private void giveUp(RunningTrial running) {
        if (saved.overtook(running.mark())) {
            running.run().cancel(true);
        } else if (!saved.mark().equals(running.mark())) {
            checkIn(CONFIRM_MILLISECONDS, this::check);
        }
    }

    private boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (RuleRequestRefused | RuntimeException | LinkageError | VirtualMachineError failure) {
            unreadable(failure);
            return false;
        }
    }

    private void unreadable(Throwable failure) {
        String said = UNREADABLE + cause(failure);
        if (!said.equals(active.problem())) {
            beforeUnreadable = beforeUnreadable.or(() -> Optional.of(active.problem()));
            LOG.errorf(failure, "rules not checked: project=%s", project);
        }
        active.problem(said);
    }

    private void judgeChanges() {
        Optional<RuleFiles> changed = saved.changedFiles();
        if (changed.isPresent()) {
            judge(changed.get());
        }
        if (trying.isEmpty()) {
            readAgain();
        }
    }

    private void judge(RuleFiles files) {
        if (staysInactive(files)) {
            saved.evaluated(files);
        } else if (files.revision().equals(active.revision())) {
            active.problem("");
            saved.evaluated(files);
        } else {
            beginTrial(files);
        }
    }

    private void beginTrial(RuleFiles files) {
        String saving = revisionLog.noteCandidate(files.revision());
        String inForce = active.revision();
        TriedRules tried = new TriedRules(files, inForce, saving, saved.mark());
        FutureTask<AdmissionResult> run = new FutureTask<>(() -> admission.evaluate(files, inForce));
        trying = Optional.of(new RunningTrial(run, tried.mark()));
        CompletableFuture.runAsync(run, trialThread)
                .whenCompleteAsync((done, never) -> followEnded(tried, run), thread);
    }

    /** What was judged beside rules that are in force no more is judged again. */
    private void followEnded(TriedRules tried, Future<AdmissionResult> run) {
        trying = Optional.empty();
        try {
            AdmissionResult verdict = run.get();
            attempt(() -> {
                if (tried.inForce().equals(active.revision())) {
                    follow(tried, verdict);
                    saved.evaluated(tried.files(), tried.mark());
                }
            });
            check();
        } catch (CancellationException overtaken) {
            check();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TrialLost lost) {
                attempt(() -> countLoss(tried, lost));
            } else if (!(failure.getCause() instanceof CancellationException)) {
                unreadable(failure.getCause());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is known against rules whose trial was lost: they are tried again with the next look, but not for ever. */
    private void countLoss(TriedRules tried, TrialLost lost) {
        String revision = tried.files().revision();
        losses = revision.equals(lostRevision) ? losses + 1 : 1;
        lostRevision = revision;
        String reason = tried.saving() + "they could not be checked: " + lost.getMessage();
        if (losses < MOST_LOSSES) {
            active.keepInactive(
                    revision, "%s; they are checked again soon (%d of %d)".formatted(reason, losses, MOST_LOSSES));
        } else {
            revisionLog.saveFiles(tried.files());
            saved.evaluated(tried.files(), tried.mark());
            active.keepInactive(revision, reason + ": save them again, or czar rules activate " + revision);
        }
    }

    /** What could not be read is as it was, or was judged by now. */
    private void readAgain() {
        if (active.problem().startsWith(UNREADABLE)) {
            beforeUnreadable.ifPresent(active::problem);
        }
        beforeUnreadable = Optional.empty();
    }

    /** Only a test was saved, and a human had put other rules into the place of these. */
    private boolean staysInactive(RuleFiles files) {
        return files.revision().equals(saved.revision()) && revisionLog.setAsideByHuman(files.revision());
    }

    private static String cause(Throwable failure) {
        Throwable root = failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : failure;
        return root instanceof IOException ? root.getMessage() : root.toString();
    }

    private void follow(TriedRules tried, AdmissionResult verdict) throws RuleRequestRefused {
        RuleFiles files = tried.files();
        String revision = files.revision();
        String saving = tried.saving();
        if (verdict instanceof AdmissionResult.Admitted sound) {
            activate(files, saving + difference(sound.report()));
        } else if (verdict instanceof AdmissionResult.TooManyChanges back && needsNoBudget(files)) {
            activate(files, saving + "back to rules that were trusted before: " + difference(back.report()));
        } else if (verdict instanceof AdmissionResult.TooManyChanges costly) {
            revisionLog.saveFiles(files);
            active.keepInactive(
                    revision, RevisionState.CHECKED, saving + costly.reason() + ": czar rules activate " + revision);
        } else if (verdict instanceof AdmissionResult.Invalid unsound) {
            active.keepInactive(revision, RevisionState.REFUSED, saving + unsound.reason());
        }
    }

    private void activate(RuleFiles files, String reason) throws RuleRequestRefused {
        revisionLog.saveFiles(files);
        active.activate(admission.book(files), reason);
    }

    /** The way back is always open: to what was in force, to the shipped rules, or to the rules in force without some. */
    private boolean needsNoBudget(RuleFiles files) {
        return revisionLog.wasActive(files.revision())
                || files.revision().equals(RuleFiles.shipped().revision())
                || revisionLog
                        .files(active.revision())
                        .filter(inForce -> texts(inForce).containsAll(texts(files)))
                        .isPresent();
    }

    private static Set<String> texts(RuleFiles files) {
        return RuleSource.of(files).stream().map(RuleSource::text).collect(Collectors.toUnmodifiableSet());
    }

    private static String difference(BacktestReport report) {
        long differences = report.total().all();
        return "%s of the last %d cycles %s out otherwise"
                .formatted(
                        differences == 0
                                ? "no decision"
                                : differences + (differences == 1 ? " decision" : " decisions"),
                        report.scope().cycles(),
                        differences > 1 ? "come" : "comes");
    }

    /** Rules that were tried beside those then in force; {@code saving} says who saved them, {@code mark} how they were found. */
    private record TriedRules(RuleFiles files, String inForce, String saving, String mark) {}

    private record RunningTrial(Future<?> run, String mark) {}

    private interface Step {
        void run() throws RuleRequestRefused;
    }
}
