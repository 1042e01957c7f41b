package dev.czar.loop.rules;

import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.rule.RuleBook;
import org.jboss.logging.Logger;

/** The book in force, which is replaced whole between two cycles, and why it is not what is saved. */
final class ActiveRuleBook {

    static final String DISK = "disk";

    private static final Logger LOG = Logger.getLogger(ActiveRuleBook.class);

    private final String project;
    private final RevisionLog revisionLog;
    private final ShadowRunner shadowRunner;
    private volatile RuleBook book;
    private volatile String problem;
    private volatile Runnable changeListener = () -> {};

    ActiveRuleBook(String project, RevisionLog records, ShadowRunner shadows, StartupRuleBook.Choice first) {
        this.project = project;
        this.revisionLog = records;
        this.shadowRunner = shadows;
        this.book = first.book();
        this.problem = first.problem();
    }

    /** {@code whenChanged} follows each new book from now on. */
    void onChange(Runnable whenChanged) {
        changeListener = whenChanged;
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
    void activate(RuleBook next, String reason) {
        activate(next, DISK, reason, "");
    }

    /** A human brings a book into force, beside which other rules are saved. */
    void activate(RuleBook next, ChangeAuthor by, String deed, String saved) {
        String reason = by.describe(deed);
        boolean asSaved = next.revision().equals(saved);
        String otherwise = "the active rules are %s, %s by %s, and not those on disk"
                .formatted(next.revision(), reason, by.author());
        activate(next, by.author(), reason, asSaved ? "" : otherwise);
    }

    private void activate(RuleBook next, String author, String reason, String otherwise) {
        String earlier = book.revision();
        if (!earlier.equals(next.revision())) {
            revisionLog.note(earlier, RevisionState.RETIRED, author, "replaced by " + next.revision());
        }
        revisionLog.note(next.revision(), RevisionState.ACTIVE, author, reason);
        book = next;
        problem = otherwise;
        shadowRunner.restart();
        LOG.infof("rules active: project=%s revision=%s by=%s", project, next.revision(), author);
        changeListener.run();
    }

    /** What is saved does not come into force. */
    void keepInactive(String revision, RevisionState state, String reason) {
        revisionLog.note(revision, state, DISK, reason);
        keepInactive(revision, reason);
    }

    /** The same, while nothing is known against it. */
    void keepInactive(String revision, String reason) {
        problem = "the rules on disk are not active: " + reason;
        LOG.warnf("rules not activated: project=%s revision=%s: %s", project, revision, reason);
    }
}
