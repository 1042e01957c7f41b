package dev.czar.web;

import dev.czar.ledger.History;
import dev.czar.ledger.Mark;
import dev.czar.loop.ProjectLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest decisions of a project, read from the ledger only when they are new or have come to their end. */
final class LatestDecisions {

    static final int MOST = 200;

    private Map<Mark, DecisionView> known = Map.of();

    List<DecisionView> of(ProjectLoop project) {
        History history = project.ledger().history(project.name());
        Map<Mark, DecisionView> fresh = new HashMap<>();
        List<DecisionView> lines = history.marks(MOST).stream()
                .map(mark -> fresh.computeIfAbsent(mark, same -> line(history, same)))
                .toList();
        known = fresh;
        return lines;
    }

    private DecisionView line(History history, Mark mark) {
        DecisionView line = known.get(mark);
        return line != null
                ? line
                : DecisionView.line(
                        history.decision(String.valueOf(mark.decision())).orElseThrow());
    }
}
