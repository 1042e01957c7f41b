package dev.czar.web.monitoring;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.ChangePage;
import dev.czar.ledger.history.DecisionChanges.DecisionChange;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.recording.DecisionLogRecords;
import dev.czar.ledger.recording.DecisionLogRecords.LogSource;
import dev.czar.web.monitoring.LogCollectorClient.CollectorAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends one project's decisions to an OpenTelemetry collector. The ledger is the queue: what was taken is remembered in a
 * file, so that each decision arrives at least once, also over restarts and while the collector is away.
 */
final class DecisionLogExport {

    private static final Logger LOG = Logger.getLogger(DecisionLogExport.class);
    private static final int PAGE = 100;

    /** With a turn each five seconds the pause grows to five minutes. */
    private static final int MOST_TURNS_LEFT_OUT = 60;

    private final Ledger ledger;
    private final String project;
    private final LogCollectorClient collector;
    private final Path position;
    private Optional<String> problem = Optional.empty();
    private int pause;
    private int turnsLeftOut;

    DecisionLogExport(Ledger ledger, String project, LogCollector collector, Path position) {
        this.ledger = ledger;
        this.project = project;
        this.collector = new LogCollectorClient(collector);
        this.position = position;
    }

    /** Sends; after a failure it leaves out turns, twice as many each time. */
    void turn() throws InterruptedException {
        if (turnsLeftOut > 0) {
            turnsLeftOut--;
            return;
        }
        try {
            send();
            problem = Optional.empty();
            pause = 0;
        } catch (IOException | RuntimeException failure) {
            postponed(FailureText.of(failure));
        }
    }

    private void postponed(String why) {
        if (!problem.equals(Optional.of(why))) {
            LOG.warnf("decisions of %s cannot be sent as logs and are sent later: %s", project, why);
        }
        problem = Optional.of(why);
        turnsLeftOut = pause;
        pause = Math.min(2 * pause + 1, MOST_TURNS_LEFT_OUT);
    }

    /** All that was not taken yet; throws when the collector takes no more. Who begins begins with what comes from now on. */
    void send() throws IOException, InterruptedException {
        DecisionChanges changes = ledger.decisionChanges(project, DecisionFilter.all());
        if (!Files.exists(position)) {
            remember(changes.seenByNow());
        }
        boolean more = true;
        while (more) {
            SeenDecisions seen = remembered();
            ChangePage page = changes.after(seen, PAGE);
            more = !page.changes().isEmpty();
            if (more) {
                send(page.changes());
            }
            if (!page.seen().equals(seen)) {
                remember(page.seen());
            }
        }
    }

    private SeenDecisions remembered() throws IOException {
        String text = new String(Files.readAllBytes(position), StandardCharsets.UTF_8).strip();
        Optional<SeenDecisions> seen = SeenDecisions.parse(text);
        if (seen.isEmpty()) {
            LOG.warnf("%s says no position: decisions of %s are sent from the oldest", position, project);
            remember(SeenDecisions.none());
        }
        return seen.orElseGet(SeenDecisions::none);
    }

    private void remember(SeenDecisions seen) throws IOException {
        AtomicFileWriter.write(position, seen.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Of what is refused for its content each half is sent by itself, down to the decision that is at fault. */
    private void send(List<DecisionChange> changes) throws IOException, InterruptedException {
        SeenDecisions seen = changes.get(changes.size() - 1).seen();
        CollectorAnswer answer = collector.post(DecisionLogRecords.request(
                new LogSource(project, seen.ledger()),
                changes.stream().map(DecisionChange::decision).toList()));
        if (answer.refusedForContent() && changes.size() > 1) {
            int half = changes.size() / 2;
            send(changes.subList(0, half));
            send(changes.subList(half, changes.size()));
            return;
        }
        if (!answer.taken() && !answer.refused()) {
            throw new IOException("the collector at " + collector.host() + " " + answer);
        }
        if (answer.refused()) {
            LOG.warnf(
                    "the collector at %s refuses for good of %s: %s; it %s%s",
                    collector.host(), project, named(changes), answer, answer.reason());
        }
        answer.partialSuccess()
                .ifPresent(partial -> LOG.warnf(
                        "the collector at %s %s, of %s: %s", collector.host(), partial, project, named(changes)));
        remember(seen);
    }

    private static String named(List<DecisionChange> changes) {
        return changes.stream()
                .map(change -> String.valueOf(change.decision().id()))
                .collect(Collectors.joining(", ", "decision ", ""));
    }
}
