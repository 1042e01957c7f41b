package dev.czar.web.api;

import dev.czar.ledger.history.DecisionFilter;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;

/** Which decisions are followed; "" means any. */
public final class DecisionEventQuery {

    @QueryParam("worker")
    @DefaultValue("")
    String worker;

    @QueryParam("task")
    @DefaultValue("")
    String task;

    @QueryParam("kind")
    @DefaultValue("")
    String kind;

    @QueryParam("rule")
    @DefaultValue("")
    String rule;

    DecisionFilter filter() {
        DecisionFilter all = DecisionFilter.all();
        return new DecisionFilter(worker, task, DecisionQuery.kind(kind), rule, "", "", all.from(), all.to());
    }

    /** Which decisions are exported. */
    public static final class ExportQuery {

        /** What may be asked for, in the order of a decision's life. */
        public static final List<String> STATUSES =
                List.of("OPEN", "DONE", "FAILED", "SKIPPED", "VETOED", "LAPSED", "AWAITING");

        @BeanParam
        DecisionEventQuery about;

        @QueryParam("status")
        @DefaultValue("")
        String status;

        @QueryParam("text")
        @DefaultValue("")
        String text;

        @QueryParam("from")
        @DefaultValue("")
        String from;

        @QueryParam("to")
        @DefaultValue("")
        String to;

        DecisionFilter filter() {
            DecisionFilter asked = about.filter();
            return new DecisionFilter(
                    asked.worker(),
                    asked.task(),
                    asked.kind(),
                    asked.rule(),
                    status(status),
                    text.strip(),
                    RequestParams.instant("from", from, asked.from()),
                    RequestParams.instant("to", to, asked.to()));
        }

        private static String status(String given) {
            String wanted = given.toUpperCase(Locale.ROOT);
            if (!wanted.isEmpty() && !STATUSES.contains(wanted)) {
                throw ProblemException.badRequest("status", "expected one of " + STATUSES);
            }
            return wanted;
        }
    }
}
