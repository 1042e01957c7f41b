package dev.czar.loop;

import dev.czar.ledger.History;
import dev.czar.ledger.Ledger;
import dev.czar.rule.InvalidRules;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds the rule book to begin with: the project's, else its last good one, else the shipped one. */
final class Shelf {

    /** A book, and why it is not the one the project's files say; "" when it is. */
    record Choice(RuleBook book, String problem) {}

    private static final Logger LOG = Logger.getLogger(Shelf.class);

    private final RuleBooks books;
    private final Ledger ledger;

    Shelf(RuleBooks books, Ledger ledger) {
        this.books = books;
        this.ledger = ledger;
    }

    Choice choose(String project, Path overrides) throws InvalidRules {
        try {
            return kept(RuleFiles.shipped().overlaidBy(overrides), "");
        } catch (InvalidRules broken) {
            String problem = "the project's rules are not used: " + broken.getMessage();
            LOG.errorf("%s", problem);
            return fallback(project, problem);
        }
    }

    private Choice fallback(String project, String problem) throws InvalidRules {
        History history = ledger.history(project);
        Optional<Map<String, String>> last = history.cycles(0, 1).items().stream()
                .findFirst()
                .flatMap(cycle -> history.rules(cycle.cycle().revision()));
        if (last.isPresent()) {
            try {
                return kept(files(last.get()), problem + "\nthe last good rules serve");
            } catch (InvalidRules alsoBroken) {
                LOG.errorf("the last good rules do not compile any more: %s", alsoBroken.getMessage());
            }
        }
        return kept(RuleFiles.shipped(), problem + "\nthe shipped rules serve");
    }

    private static RuleFiles files(Map<String, String> texts) {
        List<RuleFile> files = texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new RuleFile(entry.getKey(), entry.getValue()))
                .toList();
        return new RuleFiles(files);
    }

    private Choice kept(RuleFiles files, String problem) throws InvalidRules {
        RuleBook book = books.book(files);
        ledger.saveRules(book.revision(), files.texts());
        return new Choice(book, problem);
    }
}
