package dev.czar.loop.rules;

import dev.czar.ledger.RevisionState;
import dev.czar.rule.RuleBook;
import org.jboss.logging.Logger;

/** The book in force, which is replaced whole between two cycles, and why it is not what is saved. */
final class InForce {

    static final String DISK = "disk";

    private static final Logger LOG = Logger.getLogger(InForce.class);

    private final String project;
    private final Records records;
    private final Shadows shadows;
    private volatile RuleBook book;
    private volatile String problem;
    private volatile Runnable changed = () -> {};

    InForce(String project, Records records, Shadows shadows, Shelf.Choice first) {
        this.project = project;
        this.records = records;
        this.shadows = shadows;
        this.book = first.book();
        this.problem = first.problem();
    }

    /** {@code whenChanged} follows each new book from now on. */
    void follow(Runnable whenChanged) {
        changed = whenChanged;
    }

    RuleBook book() {
        return book;
    }

    String revision() {
        return book.revision();
    }

    String problem() {
        return problem;
    }

    void problem(String said) {
        problem = said;
    }

    /** What is saved comes into force. */
    void bring(RuleBook next, String reason) {
        bring(next, DISK, reason, "");
    }

    /** A human brings a book into force, beside which other rules are saved. */
    void bring(RuleBook next, Signature by, String deed, String saved) {
        String reason = by.on(deed);
        boolean asSaved = next.revision().equals(saved);
        String otherwise = "the rules in force are %s, %s by %s, and not the saved ones"
                .formatted(next.revision(), reason, by.author());
        bring(next, by.author(), reason, asSaved ? "" : otherwise);
    }

    private void bring(RuleBook next, String author, String reason, String otherwise) {
        String earlier = book.revision();
        if (!earlier.equals(next.revision())) {
            records.note(earlier, RevisionState.RETIRED, author, "replaced by " + next.revision());
        }
        records.note(next.revision(), RevisionState.ACTIVE, author, reason);
        book = next;
        problem = otherwise;
        shadows.beginAnew();
        LOG.infof("rules in force: project=%s revision=%s by=%s", project, next.revision(), author);
        changed.run();
    }

    /** What is saved does not come into force. */
    void hold(String revision, RevisionState state, String reason) {
        records.note(revision, state, DISK, reason);
        problem = "the saved rules are not in force: " + reason;
        LOG.warnf("rules not in force: project=%s revision=%s: %s", project, revision, reason);
    }
}
