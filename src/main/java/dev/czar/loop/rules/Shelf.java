package dev.czar.loop.rules;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.RevisionEvent;
import dev.czar.ledger.RevisionState;
import dev.czar.rule.InvalidRules;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Finds the rule book to begin with: the project's, else its last good one, else the shipped one. */
public final class Shelf {

    /** A book, and why it is not the one the project's files say; "" when it is. */
    public record Choice(RuleBook book, String problem) {}

    private static final Logger LOG = Logger.getLogger(Shelf.class);
    private static final int REMEMBERED = 1_000;

    private final String project;
    private final RuleBooks books;
    private final Ledger ledger;

    public Shelf(String project, RuleBooks books, Ledger ledger) {
        this.project = project;
        this.books = books;
        this.ledger = ledger;
    }

    public Choice choose(Supplier<RuleFiles> saved) throws InvalidRules {
        try {
            return choose(saved.get());
        } catch (UncheckedIOException unreadable) {
            return fallback("the project's rules are not used: " + unreadable.getMessage());
        }
    }

    private Choice choose(RuleFiles saved) throws InvalidRules {
        Optional<RevisionEvent> held =
                ledger.revisions(project).of(saved.revision()).filter(RevisionEvent::holdsBack);
        if (held.isPresent()) {
            return fallback("the saved rules are not in force: " + held.get().reason());
        }
        try {
            return kept(saved, "");
        } catch (InvalidRules broken) {
            return fallback("the project's rules are not used: " + broken.getMessage());
        }
    }

    private Choice fallback(String problem) throws InvalidRules {
        LOG.errorf("%s", problem);
        Optional<RuleFiles> last = lastInForce();
        if (last.isPresent()) {
            try {
                return kept(last.get(), problem + "\nthe last good rules serve");
            } catch (InvalidRules alsoBroken) {
                LOG.errorf("the last good rules do not compile any more: %s", alsoBroken.getMessage());
            }
        }
        return kept(RuleFiles.shipped(), problem + "\nthe shipped rules serve");
    }

    private Optional<RuleFiles> lastInForce() {
        return ledger.revisions(project).latest(REMEMBERED).stream()
                .filter(event -> event.state() == RevisionState.ACTIVE)
                .map(RevisionEvent::revision)
                .findFirst()
                .or(this::lastDecided)
                .flatMap(revision -> ledger.history(project).rules(revision))
                .map(RuleFiles::of);
    }

    private Optional<String> lastDecided() {
        return ledger.history(project).cycles(0, 1).items().stream()
                .map(cycle -> cycle.cycle().revision())
                .findFirst();
    }

    private Choice kept(RuleFiles files, String problem) throws InvalidRules {
        RuleBook book = books.book(files);
        ledger.saveRules(book.revision(), files.texts());
        return new Choice(book, problem);
    }
}
