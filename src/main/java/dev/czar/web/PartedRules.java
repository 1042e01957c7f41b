package dev.czar.web;

import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.match.WhyNot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rules taken apart once, for questions about them: those that run in each project, and a few of past cycles. */
@ApplicationScoped
class PartedRules {

    private static final int PAST = 4;

    private record Parted(RuleBook book, WhyNot whyNot) {}

    private final PastBooks books;
    private final Map<String, Parted> running = new ConcurrentHashMap<>();
    private final Map<String, WhyNot> past = new ConcurrentHashMap<>();

    PartedRules(PastBooks books) {
        this.books = books;
    }

    WhyNot running(ProjectLoop project) {
        RuleBook book = project.ruleBook();
        return running.compute(
                        project.name(),
                        (name, parted) -> parted != null && parted.book() == book ? parted : parted(project, book))
                .whyNot();
    }

    /** Those a cycle was run with. */
    WhyNot of(ProjectLoop project, RecordedCycle cycle) throws RuleRefused {
        if (cycle.revision().equals(project.ruleBook().revision())) {
            return running(project);
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

    private static Parted parted(ProjectLoop project, RuleBook book) {
        Map<String, String> texts = project.ledger()
                .history(project.name())
                .rules(book.revision())
                .orElseThrow(() -> Refusal.notFound("the running rules are not in the ledger"));
        return new Parted(book, new WhyNot(book, RuleFiles.of(texts)));
    }
}
