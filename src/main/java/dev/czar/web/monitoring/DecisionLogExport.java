package dev.czar.web.monitoring;

import dev.czar.io.AtomicFileWriter;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.ChangePage;
import dev.czar.ledger.history.DecisionChanges.DecisionChange;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.recording.DecisionLogRecords;
import dev.czar.ledger.recording.DecisionLogRecords.LogSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Sends one project's decisions to an OpenTelemetry collector. The ledger is the queue: what was taken is remembered in a
 * file, so that each decision arrives at least once, also over restarts and while the collector is away.
 */
final class DecisionLogExport {

    private static final Logger LOG = Logger.getLogger(DecisionLogExport.class);
    private static final int PAGE = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A collector that answers so may take the same later; any other refusal is for good. */
    private static final Set<Integer> LATER = Set.of(401, 403, 404, 408, 429, 500, 502, 503, 504);

    /** Where logs go, and what each request says beside them. */
    record Collector(URI logs, Map<String, String> headers) {}

    private final Ledger ledger;
    private final String project;
    private final Collector collector;
    private final Path position;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private boolean away;

    DecisionLogExport(Ledger ledger, String project, Collector collector, Path position) {
        this.ledger = ledger;
        this.project = project;
        this.collector = collector;
        this.position = position;
    }

    /** All that was not taken yet, until the collector takes no more; who begins begins with what comes from now on. */
    void send() throws IOException, InterruptedException {
        DecisionChanges changes = ledger.decisionChanges(project, DecisionFilter.all());
        if (!Files.exists(position)) {
            remember(changes.seenByNow());
        }
        boolean more = true;
        while (more) {
            SeenDecisions seen =
                    SeenDecisions.parse(Files.readString(position).strip()).orElseGet(changes::seenByNow);
            ChangePage page = changes.after(seen, PAGE);
            more = !page.changes().isEmpty() && taken(page);
            if (more || page.changes().isEmpty() && !page.seen().equals(seen)) {
                remember(page.seen());
            }
        }
    }

    private void remember(SeenDecisions seen) throws IOException {
        AtomicFileWriter.write(position, seen.toString().getBytes(StandardCharsets.UTF_8));
    }

    private boolean taken(ChangePage page) throws InterruptedException {
        String body = DecisionLogRecords.request(
                new LogSource(project, page.seen().ledger()),
                page.changes().stream().map(DecisionChange::decision).toList());
        HttpRequest.Builder request = HttpRequest.newBuilder(collector.logs())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        collector.headers().forEach(request::header);
        try {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (LATER.contains(status)) {
                return waiting("answers " + status);
            }
            if (status / 100 != 2) {
                LOG.warnf(
                        "the collector at %s refuses %d decisions of %s: %d",
                        collector.logs().getHost(), page.changes().size(), project, status);
            }
            away = false;
            return true;
        } catch (IOException unreachable) {
            return waiting("cannot be reached");
        }
    }

    private boolean waiting(String why) {
        if (!away) {
            LOG.warnf(
                    "the collector at %s %s: decisions of %s are sent when it takes them",
                    collector.logs().getHost(), why, project);
        }
        away = true;
        return false;
    }
}
