package dev.czar.web.api;

import dev.czar.ledger.history.DecisionFilter;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

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
            DecisionFilter all = DecisionFilter.all();
            return new DecisionFilter(
                    worker,
                    task,
                    DecisionQuery.kind(kind),
                    rule,
                    DecisionQuery.status(status),
                    text.strip(),
                    RequestParams.instant("from", from, all.from()),
                    RequestParams.instant("to", to, all.to()));
        }
    }
}
