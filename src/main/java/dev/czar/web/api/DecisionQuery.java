package dev.czar.web.api;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.fact.ActionKind;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.web.order.DecisionContext.VetoStatus;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Which decisions are asked for; "" means any. */
public final class DecisionQuery {

    /** What may be asked for, in the order of a decision's life. */
    public static final List<String> STATUSES =
            List.of("OPEN", "DONE", "FAILED", "SKIPPED", "VETOED", "LAPSED", "AWAITING");

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

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    @QueryParam("cursor")
    @DefaultValue("0")
    String cursor;

    @QueryParam("at")
    @DefaultValue("")
    String at;

    DecisionFilter filter() {
        DecisionFilter all = DecisionFilter.all();
        return new DecisionFilter(
                worker,
                task,
                kind(kind),
                rule,
                status(status),
                text.strip(),
                RequestParams.instant("from", from, all.from()),
                RequestParams.instant("to", to, all.to()));
    }

    int most() {
        return RequestParams.number("limit", limit, 1, 1_000);
    }

    long before() {
        return RequestParams.cursor(cursor);
    }

    boolean firstPage() {
        return before() == 0;
    }

    /** Whether a decision of the last cycle that was not begun is asked for. */
    boolean admits(Decision decision, Instant at) {
        DecisionFilter filter = filter();
        Action action = decision.action();
        return (worker.isEmpty() || (action.lane() + "/").startsWith(worker + "/"))
                && (task.isEmpty() || action.subject().startsWith(task + "/"))
                && (filter.kind().isEmpty() || action.kind().name().equals(filter.kind()))
                && (rule.isEmpty() || decision.rule().equals(rule))
                && (filter.status().isEmpty() || VetoStatus.status(decision).equals(filter.status()))
                && (text.isBlank()
                        || JsonCodec.write(decision)
                                .toLowerCase(Locale.ROOT)
                                .contains(filter.text().toLowerCase(Locale.ROOT)))
                && !at.isBefore(filter.from())
                && at.isBefore(filter.to());
    }

    static String kind(String given) {
        return given.isEmpty()
                ? ""
                : RequestParams.enumConstant("kind", given, ActionKind.class).name();
    }

    static String status(String given) {
        String wanted = given.toUpperCase(Locale.ROOT);
        if (!wanted.isEmpty() && !STATUSES.contains(wanted)) {
            throw ProblemException.badRequest("status", "expected one of " + STATUSES);
        }
        return wanted;
    }
}
