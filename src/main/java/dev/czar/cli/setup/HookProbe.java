package dev.czar.cli.setup;

import dev.czar.cli.console.CountText;
import dev.czar.cli.console.ProgramLookup;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether the hooks of workers' programs arrive: each worker's own script sends a test. */
final class HookProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String SUBJECT = "hooks";

    private final ProjectLayout layout;
    private final ProgramLookup programs;

    HookProbe(ProjectLayout layout, Map<String, String> environment) {
        this.layout = layout;
        this.programs = new ProgramLookup(environment);
    }

    /** Nothing to find while no worker was started yet, or Czar is away. */
    List<DoctorFinding> findings() {
        try {
            List<Path> scripts = scripts();
            if (scripts.isEmpty() || RunningCzar.find(layout).isEmpty()) {
                return List.of();
            }
            if (programs.find("curl").isEmpty()) {
                return List.of(DoctorFinding.warn(
                        SUBJECT, "curl was not found", "install curl; until then only screens say whose move it is"));
            }
            return tests(scripts);
        } catch (IOException unreadable) {
            return List.of(DoctorFinding.warn(SUBJECT, "unknown: " + FailureText.of(unreadable), ""));
        }
    }

    private List<DoctorFinding> tests(List<Path> scripts) throws IOException {
        List<DoctorFinding> failures = new ArrayList<>();
        for (Path script : scripts) {
            String answer = programs.answer(List.of(script.toString(), "--test"), TIMEOUT)
                    .orElse("nothing in time");
            if (!answer.equals("204")) {
                String worker = script.getParent().getFileName().toString();
                failures.add(DoctorFinding.warn(
                        SUBJECT,
                        "a test of " + worker + "'s was answered with " + (answer.isEmpty() ? "nothing" : answer),
                        "czar restart " + worker + " writes them anew"));
            }
        }
        return failures.isEmpty()
                ? List.of(DoctorFinding.ok(SUBJECT, "those of " + CountText.of(scripts.size(), "worker") + " arrive"))
                : failures;
    }

    private List<Path> scripts() throws IOException {
        Path folder = layout.workerFiles("any").getParent();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> workers = Files.list(folder)) {
            return workers.map(worker -> worker.resolve("hook"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList();
        }
    }
}
