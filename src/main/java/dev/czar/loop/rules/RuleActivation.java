package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.loop.rules.RuleFileEditor.RuleFileEdit;
import dev.czar.loop.rules.RuleFileEditor.TestedRuleEdit;
import dev.czar.loop.trial.AdmissionResult;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Brings rule books into force: what is saved passes the gate first, what a human says counts at once, and the one before
 * is a call away. There always is one in force.
 */
public final class RuleActivation implements DecidingRules, AutoCloseable {

    /**
     * What an activation works with; {@code saved} reads the rules as they are on disk, in {@code folder} are the project's own and
     * their tests.
     */
    public record Environment(
            String project,
            Supplier<RuleFiles> saved,
            Path folder,
            Ledger ledger,
            RuleBookLoader books,
            TrialRunner trials,
            RuleReloadConfig config,
            Clock clock) {}

    private static final int HISTORY_LENGTH = 50;
    private static final long SHUTDOWN_SECONDS = 10;

    private final Environment environment;
    private final RevisionLog revisionLog;
    private final SavedRules saved;
    private final RuleFileEditor editor;
    private final RuleAdmission admission;
    private final ActiveRuleBook active;
    private final RuleFolderMonitor monitor;
    private final ScheduledExecutorService activationThread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-rule-activation"));
    private final ExecutorService evaluationThread =
            Executors.newSingleThreadExecutor(new DaemonThreadFactory("czar-rule-evaluation"));
    private final ShadowRunner shadowRunner;

    /** Begins with a book that was chosen before. */
    public RuleActivation(Environment setting, StartupRuleBook.Choice first) {
        this.environment = setting;
        this.revisionLog = new RevisionLog(setting);
        this.saved = new SavedRules(setting);
        this.editor = new RuleFileEditor(setting);
        this.shadowRunner = new ShadowRunner(evaluationThread, setting.trials(), setting.clock());
        this.admission = new RuleAdmission(setting);
        this.active = new ActiveRuleBook(setting.project(), revisionLog, shadowRunner, first);
        this.monitor = new RuleFolderMonitor(setting.project(), saved, admission, revisionLog, active);
    }

    /** Looks for changes from now on; {@code whenChanged} follows each new book. What the gate held back is judged again. */
    public void start(Runnable whenChanged) {
        active.onChange(whenChanged);
        monitor.start();
        revisionLog.noteStart(active.revision());
        if (environment.config().reload()) {
            monitor.watch(environment.folder(), activationThread, evaluationThread);
        }
    }

    @Override
    public RuleBook book() {
        return active.book();
    }

    /** Why the book in force is not what is saved; "" when it is. */
    public String problem() {
        return active.problem();
    }

    /** The files of the book in force; empty when the ledger does not know them. */
    public Optional<RuleFiles> files() {
        return revisionLog.files(active.revision());
    }

    /** What happened to revisions, newest first. */
    public List<RevisionEvent> history() {
        return revisionLog.latest(HISTORY_LENGTH);
    }

    /** The revision on disk that was judged last. */
    public String evaluatedRevision() {
        return saved.revision();
    }

    /** The revision that decides beside the one in force, if there is one. */
    public Optional<String> shadowRevision() {
        return shadowRunner.revision();
    }

    public RuleActivationStatus status() {
        return new RuleActivationStatus(
                active.revision(), saved.revision(), active.problem(), shadowRunner.status(), history());
    }

    /** A cycle of the book in force was recorded: the shadow decides about the same facts. */
    @Override
    public void cycleRecorded(long cycle, Snapshot snapshot, CycleResult result) {
        shadowRunner.compare(cycle, snapshot, result);
    }

    /** Whether what is saved is judged while Czar runs. */
    public boolean reloadsOnChange() {
        return environment.config().reload();
    }

    /** The files as they are on disk now. */
    public RuleFiles saved() {
        return environment.saved().get();
    }

    /** Changes a file on disk, where it is found and judged like any other that is saved. */
    public CompletableFuture<RuleActivationStatus.SavedEdit> save(RuleFileEdit edit) {
        return submit(() -> noteSaved(edit, editor.save(edit)));
    }

    /** The same with a test; when it says which rules it was proven with, these must be in force and on disk. */
    public CompletableFuture<RuleActivationStatus.SavedEdit> save(TestedRuleEdit tested) {
        return submit(() -> {
            if (!tested.provenWith().isEmpty() && !tested.provenWith().equals(active.revision())) {
                throw new RuleRequestRefused("this was proven with other rules than those in force;"
                        + " nothing is written: search again with czar recommend --propose");
            }
            return noteSaved(tested.edit(), editor.save(tested));
        });
    }

    private RuleActivationStatus.SavedEdit noteSaved(RuleFileEdit edit, RuleFileEditor.WrittenEdit written) {
        String revision = written.files().revision();
        if (environment.config().reload()) {
            if (!revision.equals(active.revision())) {
                revisionLog.note(revision, RevisionState.CANDIDATE, edit.by().author(), edit.describe());
            }
            monitor.checkSoon();
        }
        return new RuleActivationStatus.SavedEdit(status(), written.warnings());
    }

    /** What rules would have decided otherwise over the last cycles, and whether they could come into force. */
    public CompletableFuture<AdmissionResult> evaluate(RuleFiles files) {
        return submit(evaluationThread, () -> admission.evaluate(files, active.revision()));
    }

    /** Brings a known revision into force, whatever it decides otherwise. */
    public CompletableFuture<RuleActivationStatus> activate(String revision, ChangeAuthor by) {
        return submit(() -> {
            active.activate(storedRuleBook(revision), by, "activated", saved.revision());
            return status();
        });
    }

    /** Brings the revision into force that was before this one; what is saved stays out of force until it changes. */
    public CompletableFuture<RuleActivationStatus> rollBack(ChangeAuthor by) {
        return submit(() -> {
            String refused = active.revision();
            String earlier = revisionLog
                    .previousActive(refused)
                    .orElseThrow(() -> new RuleRequestRefused("no earlier rules to roll back to"));
            active.activate(storedRuleBook(earlier), by, "rolled back from " + refused, saved.revision());
            revisionLog.note(refused, RevisionState.REFUSED, by.author(), by.describe("rolled back to " + earlier));
            if (refused.equals(saved.revision())) {
                active.problem("the rules on disk %s were rolled back by %s; %s are active until other rules are saved"
                        .formatted(refused, by.author(), earlier));
            }
            return status();
        });
    }

    /** Lets rules decide beside those in force, without acting; they take the place of another shadow. */
    public CompletableFuture<RuleActivationStatus> shadow(RuleFiles files, ChangeAuthor by) {
        return submit(evaluationThread, () -> {
                    admission.requireValid(files);
                    return files;
                })
                .thenCompose(valid -> submit(() -> {
                    revisionLog.saveFiles(valid);
                    revisionLog.note(valid.revision(), RevisionState.SHADOW, by.author(), by.reason());
                    shadowRunner.start(valid, by.author());
                    return status();
                }));
    }

    /** Brings the shadow into force. */
    public CompletableFuture<RuleActivationStatus> promote(ChangeAuthor by) {
        return submit(() -> promoted(by));
    }

    /** The same if it is of this revision; another one stays where it is. */
    public CompletableFuture<RuleActivationStatus> promote(String revision, ChangeAuthor by) {
        return submit(() -> shadowRevision().equals(Optional.of(revision)) ? promoted(by) : status());
    }

    private RuleActivationStatus promoted(ChangeAuthor by) throws RuleRequestRefused {
        RuleBook book = compiled(shadowRunner.rules());
        shadowRunner.stop();
        active.activate(book, by, "promoted from shadow", saved.revision());
        return status();
    }

    /** Ends the shadow. */
    public CompletableFuture<RuleActivationStatus> discard(ChangeAuthor by) {
        return submit(() -> discarded(by));
    }

    /** The same if it is of this revision. */
    public CompletableFuture<RuleActivationStatus> discard(String revision, ChangeAuthor by) {
        return submit(() -> shadowRevision().equals(Optional.of(revision)) ? discarded(by) : status());
    }

    private RuleActivationStatus discarded(ChangeAuthor by) throws RuleRequestRefused {
        String revision = shadowRunner.stop().revision();
        revisionLog.note(revision, RevisionState.RETIRED, by.author(), by.describe("discarded"));
        return status();
    }

    private <T> CompletableFuture<T> submit(Callable<T> request) {
        return submit(activationThread, request);
    }

    private static <T> CompletableFuture<T> submit(ExecutorService by, Callable<T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        by.execute(() -> {
            try {
                answer.complete(request.call());
            } catch (Exception | LinkageError | VirtualMachineError failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private RuleBook storedRuleBook(String revision) throws RuleRequestRefused {
        RuleFiles files = revisionLog
                .files(revision)
                .orElseThrow(() -> new RuleRequestRefused("no rules of revision " + revision + " are known"));
        return compiled(files);
    }

    /** A book of these files that does not come into force. */
    public RuleBook compiled(RuleFiles files) throws RuleRequestRefused {
        return admission.book(files);
    }

    /** Waits a little for what is under way, which may still write to the ledger. */
    @Override
    public void close() {
        monitor.close();
        shadowRunner.close();
        activationThread.shutdownNow();
        evaluationThread.shutdownNow();
        try {
            activationThread.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            evaluationThread.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was asked of the rules cannot be done; the message says why and what to do instead. */
    public static final class RuleRequestRefused extends Exception {

        private static final long serialVersionUID = 1L;

        public RuleRequestRefused(String message) {
            super(message);
        }
    }

    /** Who asks something of the rules, and why; "" when they do not say. */
    public record ChangeAuthor(String author, String reason) {

        /** What is done, and why. */
        String describe(String deed) {
            return reason.isEmpty() ? deed : deed + ": " + reason;
        }
    }
}
