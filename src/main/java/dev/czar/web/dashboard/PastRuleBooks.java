package dev.czar.web.dashboard;

import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rule books that past cycles were run with, a few of them at hand. */
@ApplicationScoped
public class PastRuleBooks {

    private static final int KEPT = 4;

    private final Map<String, RuleBook> books = new ConcurrentHashMap<>();

    public RuleBook of(ProjectLoop project, RecordedCycle cycle) throws RuleRequestRefused {
        RuleBook running = project.ruleBook();
        if (cycle.revision().equals(running.revision())) {
            return running;
        }
        RuleBook known = books.get(cycle.revision());
        return known == null ? compiled(project, cycle) : known;
    }

    private RuleBook compiled(ProjectLoop project, RecordedCycle cycle) throws RuleRequestRefused {
        if (cycle.rules().isEmpty()) {
            throw ProblemException.notFound(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not in the ledger");
        }
        RuleBook book = project.ruleActivation().compiled(RuleFiles.of(cycle.rules()));
        if (books.size() >= KEPT) {
            books.clear();
        }
        books.put(cycle.revision(), book);
        return book;
    }
}
