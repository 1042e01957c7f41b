package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.Failure;
import dev.czar.cli.Remote;
import java.io.PrintWriter;
import java.util.List;

/** Says why the demo did not come to its end: what is not in yet, what was decided last, what the log says. */
final class Diagnosis {

    private static final int LAST = 20;

    private final PrintWriter writer;

    Diagnosis(PrintWriter writer) {
        this.writer = writer;
    }

    void of(Remote remote, String project, List<Event> events, Supervisor supervisor) {
        writer.println("The project did not finish in time. Tasks that are not in:");
        try {
            for (JsonNode task :
                    remote.get("/api/projects/" + project + "/tasks").path("tasks")) {
                writer.printf(
                        "  %-12s %-12s %-10s waits for %s%n",
                        task.path("task").path("id").asText(),
                        task.path("stage").asText(),
                        task.path("worker").asText(),
                        task.path("waitsFor"));
            }
        } catch (Failure unreachable) {
            writer.println("  Czar does not answer: " + unreachable.getMessage());
        }
        writer.println("Decided last:");
        events.subList(Math.max(0, events.size() - LAST), events.size())
                .forEach(event -> writer.printf(
                        "  %s %-8s %-10s %s: %s%n",
                        event.at(), event.event(), event.worker(), event.words(), event.text()));
        writer.println("The log ends with:");
        writer.println(supervisor.lastLines());
        writer.flush();
    }
}
