package dev.czar.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.ledger.History;
import dev.czar.ledger.PastCycle;
import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.Cycle;
import dev.czar.web.guard.ProblemDetails;
import dev.czar.web.live.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Draws a project as it was at a recorded cycle. */
@ApplicationScoped
class PastPainter {

    private final PastBooks books;
    private final ObjectMapper mapper;

    PastPainter(PastBooks books, ObjectMapper mapper) {
        this.books = books;
        this.mapper = mapper;
    }

    /** The cycle of this number, or the last one at this time or before. */
    PastCycle cycle(ProjectLoop project, String when) {
        if (when.matches("\\d{1,18}")) {
            return history(project)
                    .cycle(Long.parseLong(when))
                    .orElseThrow(() -> Refusal.notFound("there is no cycle " + when));
        }
        return project.ledger()
                .cycles(project.name())
                .at(Inquiry.instant("when", when, Instant.EPOCH))
                .orElseThrow(() -> Refusal.notFound("nothing is known of " + when + "; " + first(project)));
    }

    /** A cycle as the loop had it. */
    RecordedCycle recorded(ProjectLoop project, PastCycle past) {
        return history(project)
                .rebuilt(past.id())
                .orElseThrow(() -> new Refusal(ProblemDetails.of(
                        410,
                        "what cycle " + past.id()
                                + " knew of has been forgotten, as the age or size of the ledger asked; "
                                + first(project))));
    }

    Past sight(ProjectLoop project, PastCycle past) throws RuleRefused {
        RecordedCycle recorded = recorded(project, past);
        return Past.of(project, recorded, Cycle.run(recorded.snapshot(), books.of(project, recorded)));
    }

    Map<String, JsonNode> paint(ProjectLoop project, PastCycle past) throws RuleRefused {
        Past sight = sight(project, past);
        Map<String, Object> painted = Painting.of(
                sight,
                sight.decisions("", LatestDecisions.MOST).stream()
                        .map(DecisionView::line)
                        .toList());
        return new Moments(past.cycle().at()).in(painted, mapper);
    }

    private static History history(ProjectLoop project) {
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
