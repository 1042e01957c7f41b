package dev.czar.web.api;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.fact.ActionKind;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.web.api.DecisionEventQuery.ExportQuery;
import dev.czar.web.order.DecisionContext.VetoStatus;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Locale;

/** Which decisions are asked for; "" means any. */
public final class DecisionQuery {

    @BeanParam
    ExportQuery which;

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
        return which.filter();
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
        return (filter.worker().isEmpty() || (action.lane() + "/").startsWith(filter.worker() + "/"))
                && (filter.task().isEmpty() || action.subject().startsWith(filter.task() + "/"))
                && (filter.kind().isEmpty() || action.kind().name().equals(filter.kind()))
                && (filter.rule().isEmpty() || decision.rule().equals(filter.rule()))
                && (filter.status().isEmpty() || VetoStatus.status(decision).equals(filter.status()))
                && (filter.text().isEmpty()
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
}
