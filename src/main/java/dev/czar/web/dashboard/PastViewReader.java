package dev.czar.web.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.Cycle;
import dev.czar.web.dashboard.LiveDocuments.LatestDecisions;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.RequestParams;
import dev.czar.web.view.DecisionView;
import dev.czar.web.view.PastViewSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Draws a project as it was at a recorded cycle. */
@ApplicationScoped
public class PastViewReader {

    private final PastRuleBooks books;
    private final ObjectMapper mapper;

    PastViewReader(PastRuleBooks books, ObjectMapper mapper) {
        this.books = books;
        this.mapper = mapper;
    }

    /** The cycle of this number, or the last one at this time or before. */
    public PastCycle cycle(ProjectLoop project, String when) {
        if (when.matches("\\d{1,18}")) {
            return history(project)
                    .cycle(Long.parseLong(when))
                    .orElseThrow(() -> ProblemException.notFound("there is no cycle " + when));
        }
        return project.ledger()
                .cycles(project.name())
                .at(RequestParams.instant("when", when, Instant.EPOCH))
                .orElseThrow(() -> ProblemException.notFound("nothing is known of " + when + "; " + first(project)));
    }

    /** A cycle as the loop had it. */
    public RecordedCycle recorded(ProjectLoop project, PastCycle past) {
        return history(project)
                .rebuilt(past.id())
                .orElseThrow(() -> new ProblemException(ProblemDetails.of(
                        410,
                        "what cycle " + past.id()
                                + " knew of has been forgotten, as the age or size of the ledger asked; "
                                + first(project))));
    }

    public PastViewSource source(ProjectLoop project, PastCycle past) throws RuleRequestRefused {
        RecordedCycle recorded = recorded(project, past);
        return PastViewSource.of(project, recorded, Cycle.run(recorded.snapshot(), books.of(project, recorded)));
    }

    public Map<String, JsonNode> documents(ProjectLoop project, PastCycle past) throws RuleRequestRefused {
        PastViewSource source = source(project, past);
        return ProjectDocuments.of(
                        source,
                        source.decisions("", LatestDecisions.LIMIT).stream()
                                .map(DecisionView::summary)
                                .toList())
                .json(mapper);
    }

    private static ProjectHistory history(ProjectLoop project) {
        return project.ledger().history(project.name());
    }

    private static String first(ProjectLoop project) {
        return project.ledger()
                .cycles(project.name())
                .first()
                .map(first -> "the first cycle that can be seen is " + first.id() + " at "
                        + first.cycle().at())
                .orElse("no cycle can be seen yet");
    }
}
