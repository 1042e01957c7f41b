package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.match.WhyNot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The running rules of each project taken apart once, for questions about them. */
@ApplicationScoped
class RunningRules {

    private record Parted(RuleBook book, WhyNot whyNot) {}

    private final Map<String, Parted> projects = new ConcurrentHashMap<>();

    WhyNot of(ProjectLoop project) {
        RuleBook book = project.ruleBook();
        return projects.compute(
                        project.name(),
                        (name, parted) -> parted != null && parted.book() == book ? parted : parted(project, book))
                .whyNot();
    }

    private static Parted parted(ProjectLoop project, RuleBook book) {
        Map<String, String> texts = project.ledger()
                .history(project.name())
                .rules(book.revision())
                .orElseThrow(() -> Refusal.notFound("the running rules are not in the ledger"));
        return new Parted(book, new WhyNot(book, RuleFiles.of(texts)));
    }
}
