package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.RevisionEvent;
import dev.czar.ledger.RevisionState;
import dev.czar.project.RulesConfig;
import dev.czar.rule.CycleResult;
import dev.czar.rule.InvalidRules;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
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
public final class RuleDesk implements AutoCloseable {

    /**
     * What a desk works with; {@code saved} reads the rules as they are on disk, in {@code folder} are the project's own and
     * their tests.
     */
    public record Setting(
            String project,
            Supplier<RuleFiles> saved,
            Path folder,
            Ledger ledger,
            RuleBooks books,
            RulesConfig config,
            Clock clock) {}

    private static final long LOOK_MILLISECONDS = 100;
    private static final int SHOWN = 50;
    private static final long GRACE_SECONDS = 10;

    private final Setting setting;
    private final Records records;
    private final SavedRules saved;
    private final Editor editor;
    private final Gate gate;
    private final InForce inForce;
    private final Inbox inbox;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService trials = Executors.newSingleThreadExecutor();
    private final Shadows shadows;

    /** Begins with a book that was chosen before. */
    public RuleDesk(Setting setting, Shelf.Choice first) {
        this.setting = setting;
        this.records = new Records(setting);
        this.saved = new SavedRules(setting);
        this.editor = new Editor(setting);
        this.shadows = new Shadows(trials, setting.clock());
        this.gate = new Gate(
                setting.books(), setting.folder(), setting.ledger().history(setting.project()), setting.config());
        this.inForce = new InForce(setting.project(), records, shadows, first);
        this.inbox = new Inbox(setting.project(), saved, gate, records, inForce);
    }

    /** Looks for changes from now on; {@code whenChanged} follows each new book. What the gate held back is judged again. */
    public void open(Runnable whenChanged) {
        inForce.follow(whenChanged);
        inbox.open();
        records.begin(inForce.revision());
        if (setting.config().reload()) {
            clerk.scheduleWithFixedDelay(inbox::look, LOOK_MILLISECONDS, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    public RuleBook book() {
        return inForce.book();
    }

    /** Why the book in force is not what is saved; "" when it is. */
    public String problem() {
        return inForce.problem();
    }

    /** The files of the book in force; empty when the ledger does not know them. */
    public Optional<RuleFiles> files() {
        return records.files(inForce.revision());
    }

    /** What happened to revisions, newest first. */
    public List<RevisionEvent> history() {
        return records.latest(SHOWN);
    }

    /** The revision on disk that was judged last. */
    public String judged() {
        return saved.revision();
    }

    /** The revision that decides beside the one in force, if there is one. */
    public Optional<String> shadowed() {
        return shadows.revision();
    }

    public RulesView view() {
        return new RulesView(inForce.revision(), saved.revision(), inForce.problem(), shadows.view(), history());
    }

    /** A cycle of the book in force was recorded: the shadow decides about the same facts. */
    public void decided(long cycle, Snapshot snapshot, CycleResult result) {
        shadows.follow(cycle, snapshot, result);
    }

    /** Whether what is saved is judged while Czar runs. */
    public boolean watches() {
        return setting.config().reload();
    }

    /** The files as they are on disk now. */
    public RuleFiles saved() {
        return setting.saved().get();
    }

    /** Changes a file on disk, where it is found and judged like any other that is saved. */
    public CompletableFuture<RulesView> save(Edit edit) {
        return ask(() -> {
            String revision = editor.save(edit).revision();
            if (setting.config().reload() && !revision.equals(inForce.revision())) {
                records.note(revision, RevisionState.CANDIDATE, edit.by().author(), edit.words());
            }
            return view();
        });
    }

    /** What rules would have decided otherwise over the last cycles, and whether they could come into force. */
    public CompletableFuture<Verdict> judge(RuleFiles files) {
        return ask(trials, () -> gate.judge(files, inForce.book()));
    }

    /** Brings a known revision into force, whatever it decides otherwise. */
    public CompletableFuture<RulesView> activate(String revision, Signature by) {
        return ask(() -> {
            inForce.bring(known(revision), by, "activated", saved.revision());
            return view();
        });
    }

    /** Brings the revision into force that was before this one; what is saved stays out of force until it changes. */
    public CompletableFuture<RulesView> rollBack(Signature by) {
        return ask(() -> {
            String refused = inForce.revision();
            String earlier = records.before(refused).orElseThrow(() -> new RuleRefused("no other rules were in force"));
            inForce.bring(known(earlier), by, "rolled back from " + refused, saved.revision());
            records.note(refused, RevisionState.REFUSED, by.author(), by.on("rolled back to " + earlier));
            if (refused.equals(saved.revision())) {
                inForce.problem("the saved rules %s were rolled back by %s; %s are in force until other rules are saved"
                        .formatted(refused, by.author(), earlier));
            }
            return view();
        });
    }

    /** Lets rules decide beside those in force, without acting; they take the place of another shadow. */
    public CompletableFuture<RulesView> shadow(RuleFiles files, Signature by) {
        return ask(() -> {
            RuleBook book = compiled(files);
            records.keep(files);
            records.note(book.revision(), RevisionState.SHADOW, by.author(), by.reason());
            shadows.begin(book, by.author());
            return view();
        });
    }

    /** Brings the shadow into force. */
    public CompletableFuture<RulesView> promote(Signature by) {
        return ask(() -> {
            inForce.bring(shadows.end(), by, "promoted from shadow", saved.revision());
            return view();
        });
    }

    /** Ends the shadow. */
    public CompletableFuture<RulesView> discard(Signature by) {
        return ask(() -> {
            records.note(shadows.end().revision(), RevisionState.RETIRED, by.author(), by.on("discarded"));
            return view();
        });
    }

    private <T> CompletableFuture<T> ask(Callable<T> request) {
        return ask(clerk, request);
    }

    private static <T> CompletableFuture<T> ask(ExecutorService by, Callable<T> request) {
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

    private RuleBook known(String revision) throws RuleRefused {
        RuleFiles files = records.files(revision)
                .orElseThrow(() -> new RuleRefused("no rules of revision " + revision + " are known"));
        return compiled(files);
    }

    /** A book of these files that does not come into force. */
    public RuleBook compiled(RuleFiles files) throws RuleRefused {
        try {
            return setting.books().book(files);
        } catch (InvalidRules invalid) {
            throw new RuleRefused(invalid.getMessage());
        }
    }

    /** Waits a little for what is under way, which may still write to the ledger. */
    @Override
    public void close() {
        shadows.close();
        clerk.shutdownNow();
        trials.shutdownNow();
        try {
            clerk.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            trials.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
