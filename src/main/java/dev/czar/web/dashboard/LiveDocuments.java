package dev.czar.web.dashboard;

import dev.czar.ledger.history.PastDecision.DecisionVersion;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.web.dashboard.LiveFeed.DocumentSource;
import dev.czar.web.view.DecisionView;
import dev.czar.web.view.LiveViewSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Draws a project as it is. */
@ApplicationScoped
class LiveDocuments implements DocumentSource {

    private final RunningProjects projects;
    private final Map<String, LatestDecisions> latest = new ConcurrentHashMap<>();

    LiveDocuments(RunningProjects projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Runnable> follow(String project, Runnable onChange) {
        return projects.find(project).map(loop -> {
            loop.onCycle(onChange);
            return () -> loop.removeCycleListener(onChange);
        });
    }

    @Override
    public Optional<ProjectDocuments> documents(String project) {
        return projects.find(project).map(loop -> {
            LatestDecisions decisions = latest.computeIfAbsent(project, name -> new LatestDecisions());
            return ProjectDocuments.of(LiveViewSource.of(loop), decisions.of(loop));
        });
    }

    /** The latest decisions of a project, read from the ledger only when they are new or have come to their end. */
    static final class LatestDecisions {

        static final int LIMIT = 200;

        private Map<DecisionVersion, DecisionView> known = Map.of();

        List<DecisionView> of(ProjectLoop project) {
            ProjectHistory history = project.ledger().history(project.name());
            Map<DecisionVersion, DecisionView> fresh = new HashMap<>();
            List<DecisionView> lines = history.versions(LIMIT).stream()
                    .map(mark -> fresh.computeIfAbsent(mark, same -> line(history, same)))
                    .toList();
            known = fresh;
            return lines;
        }

        private DecisionView line(ProjectHistory history, DecisionVersion mark) {
            DecisionView line = known.get(mark);
            return line != null
                    ? line
                    : DecisionView.summary(
                            history.decision(String.valueOf(mark.decision())).orElseThrow());
        }
    }
}
