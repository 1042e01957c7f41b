package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.client.ServiceClient;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.FactText.WaitingText;
import dev.czar.cli.demo.DemoTimeline.TimelineEvent;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Watches the project until it is finished, or for as long as there is patience. */
final class DemoRun {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private final CzarProcess process;
    private final ServiceClient remote;
    private final String address;
    private final DemoProgressPrinter progress;
    private final Clock clock;

    DemoRun(CzarProcess supervisor, ServiceClient remote, String project, DemoProgressPrinter ticker, Clock clock) {
        this.process = supervisor;
        this.remote = remote;
        this.address = "/api/v1/projects/" + project;
        this.progress = ticker;
        this.clock = clock;
    }

    /** True when the project is finished. */
    boolean watch(DemoTimeline timeline, Duration patience) throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (clock.instant().isBefore(end)) {
            JsonNode project = remote.get(address);
            timeline.newEvents().forEach(progress::printEvent);
            progress.printStatusLine(project);
            if (project.path("state").asText().equals("FINISHED")) {
                timeline.newEvents().forEach(progress::printEvent);
                progress.clearStatusLine();
                return true;
            }
            if (process.hasEndedWithin(POLL_INTERVAL)) {
                throw CommandFailure.of("Czar exited during the demo:\n" + process.lastLines(), "");
            }
        }
        progress.clearStatusLine();
        return false;
    }

    /** Says why the demo did not come to its end: what is not in yet, what was decided last, what the log says. */
    static final class TimeoutReport {

        private static final int LAST = 20;

        private final PrintWriter writer;

        TimeoutReport(PrintWriter writer) {
            this.writer = writer;
        }

        void print(ServiceClient remote, String project, List<TimelineEvent> events, CzarProcess supervisor) {
            writer.println("The project did not finish in time. Unfinished tasks:");
            try {
                for (JsonNode task :
                        remote.get("/api/v1/projects/" + project + "/tasks").path("tasks")) {
                    writer.printf(
                            "  %-12s %-12s %-10s waits for %s%n",
                            task.path("task").path("id").asText(),
                            task.path("stage").asText(),
                            task.path("worker").asText(),
                            WaitingText.of(task.path("waitingFor")));
                }
            } catch (CommandFailure unreachable) {
                writer.println("  Czar does not answer: " + unreachable.getMessage());
            }
            writer.println("Last decisions:");
            events.subList(Math.max(0, events.size() - LAST), events.size())
                    .forEach(event -> writer.printf(
                            "  %s %-8s %-10s %s: %s%n",
                            event.at(), event.event(), event.worker(), event.description(), event.text()));
            writer.println("End of the log:");
            writer.println(supervisor.lastLines());
            writer.flush();
        }
    }
}
