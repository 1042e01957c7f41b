package dev.czar.ledger.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.io.SecretRedaction;
import dev.czar.ledger.history.PastDecision;
import java.time.Instant;
import java.util.List;

/**
 * Decisions as OpenTelemetry log records: an {@code ExportLogsServiceRequest} in the JSON of OTLP, which collectors take
 * over HTTP and read from files. A decision that has ended is another record than the same when it was made.
 */
public final class DecisionLogRecords {

    private static final int INFO = 9;
    private static final int WARN = 13;

    /** Whose decisions they are; numbers of decisions mean something only together with the ledger. */
    public record LogSource(String project, String ledger) {}

    private DecisionLogRecords() {}

    /** One request, without secrets. */
    public static String request(LogSource source, List<PastDecision> decisions) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode logs = request.putArray("resourceLogs").addObject();
        ArrayNode resource = logs.putObject("resource").putArray("attributes");
        put(resource, "service.name", "czar");
        put(resource, "service.namespace", source.project());
        put(resource, "service.instance.id", source.ledger());
        ObjectNode scoped = logs.putArray("scopeLogs").addObject();
        scoped.putObject("scope").put("name", "dev.czar.decisions");
        ArrayNode records = scoped.putArray("logRecords");
        decisions.forEach(decision -> write(records.addObject(), decision));
        return request.toString();
    }

    private static void write(ObjectNode log, PastDecision past) {
        boolean failed = past.status().equals(OutcomeStatus.FAILED.name());
        Instant changed = past.outcome().map(Outcome::at).orElse(past.at());
        log.put("timeUnixNano", nanos(changed));
        log.put("observedTimeUnixNano", nanos(changed));
        log.put("severityNumber", failed ? WARN : INFO);
        log.put("severityText", failed ? "WARN" : "INFO");
        log.put("eventName", "czar.decision");
        log.putObject("body")
                .put(
                        "stringValue",
                        SecretRedaction.of(past.decision().key() + " " + past.status() + ": "
                                + past.decision().rule()));
        ArrayNode attributes = log.putArray("attributes");
        put(attributes, "czar.decision.key", past.decision().key());
        put(attributes, "czar.decision.kind", past.decision().action().kind().name());
        put(attributes, "czar.decision.status", past.status());
        put(attributes, "czar.decision.rule", past.decision().rule());
        put(attributes, "czar.decision.why", past.decision().why());
        put(attributes, "czar.decision.lane", past.decision().action().lane());
        put(attributes, "czar.decision.subject", past.decision().action().subject());
        past.outcome().ifPresent(outcome -> put(attributes, "czar.decision.detail", outcome.detail()));
        number(attributes, "czar.decision.id", past.id());
        number(attributes, "czar.cycle.id", past.cycle());
        value(attributes, "czar.decision.json").put("stringValue", DecisionExport.line(past));
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "%09d".formatted(at.getNano());
    }

    private static void put(ArrayNode attributes, String key, String value) {
        value(attributes, key).put("stringValue", SecretRedaction.of(value));
    }

    /** OTLP writes numbers of 64 bits as text. */
    private static void number(ArrayNode attributes, String key, long value) {
        value(attributes, key).put("intValue", Long.toString(value));
    }

    private static ObjectNode value(ArrayNode attributes, String key) {
        return attributes.addObject().put("key", key).putObject("value");
    }
}
