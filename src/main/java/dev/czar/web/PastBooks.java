package dev.czar.web;

import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rule books that past cycles were run with, a few of them at hand. */
@ApplicationScoped
class PastBooks {

    private static final int KEPT = 4;

    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();

    RuleBook of(ProjectLoop project, RecordedCycle cycle) throws RuleRefused {
        RuleBook running = project.ruleBook();
        if (cycle.revision().equals(running.revision())) {
            return running;
        }
        RuleBook known = books.get(cycle.revision());
        return known == null ? compiled(project, cycle) : known;
    }

    private RuleBook compiled(ProjectLoop project, RecordedCycle cycle) throws RuleRefused {
        if (cycle.rules().isEmpty()) {
            throw Refusal.notFound(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not in the ledger");
        }
        RuleBook book = project.rules().compiled(RuleFiles.of(cycle.rules()));
        if (books.size() >= KEPT) {
            books.clear();
        }
        books.put(cycle.revision(), book);
        return book;
    }
}
