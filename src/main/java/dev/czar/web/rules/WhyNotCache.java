package dev.czar.web.rules;

import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.whynot.WhyNot;
import dev.czar.web.dashboard.PastRuleBooks;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rules taken apart once, for questions about them: those that run in each project, and a few of past cycles. */
@ApplicationScoped
class WhyNotCache {

    private static final int PAST = 4;

    private record CachedWhyNot(RuleBook book, WhyNot whyNot) {}

    private final PastRuleBooks books;
    private final Map<String, CachedWhyNot> current = new ConcurrentHashMap<>();
    private final Map<String, WhyNot> past = new ConcurrentHashMap<>();

    WhyNotCache(PastRuleBooks books) {
        this.books = books;
    }

    WhyNot current(ProjectLoop project) {
        RuleBook book = project.ruleBook();
        return current.compute(
                        project.name(),
                        (name, parted) -> parted != null && parted.book() == book ? parted : compiled(project, book))
                .whyNot();
    }

    /** Those a cycle was run with. */
    WhyNot of(ProjectLoop project, RecordedCycle cycle) throws RuleRequestRefused {
        if (cycle.revision().equals(project.ruleBook().revision())) {
            return current(project);
        }
        WhyNot known = past.get(cycle.revision());
        if (known != null) {
            return known;
        }
        WhyNot parted = new WhyNot(books.of(project, cycle), RuleFiles.of(cycle.rules()));
        if (past.size() >= PAST) {
            past.clear();
        }
        past.put(cycle.revision(), parted);
        return parted;
    }

    private static CachedWhyNot compiled(ProjectLoop project, RuleBook book) {
        Map<String, String> texts = project.ledger()
                .history(project.name())
                .rules(book.revision())
                .orElseThrow(() -> ProblemException.notFound("the running rules are not in the ledger"));
        return new CachedWhyNot(book, new WhyNot(book, RuleFiles.of(texts)));
    }
}
