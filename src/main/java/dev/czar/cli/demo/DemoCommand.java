package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.Czar;
import dev.czar.cli.Failure;
import dev.czar.cli.Output;
import dev.czar.cli.Remote;
import dev.czar.cli.Surroundings;
import dev.czar.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows Czar at work: six scripted workers take a small project from its first task to its landed omnibus. */
@Command(
        name = "demo",
        description = "Watch six scripted workers with all the usual troubles finish a small project, by rules alone.")
public final class DemoCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @ParentCommand
    private Czar czar;

    @Option(names = "--keep", description = "Leave the repository, the sessions and Czar to look at afterwards.")
    private boolean keep;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Build everything in this directory, which must be new or empty (default: a temporary one).")
    private Path folder;

    @Option(names = "--prepare", description = "Only build the repository, to run Czar on it with: czar up")
    private boolean prepare;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "Give up after so long (default: ${DEFAULT-VALUE}).")
    private int patience = 300;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Surroundings surroundings = czar.surroundings();
        PrintWriter show = czar.json() ? surroundings.err() : surroundings.out();
        Stage stage = Stage.build(place());
        show.println("A project with 12 tasks and 6 workers is in " + stage.repository());
        show.println("  look in: tmux -L " + stage.socket() + " attach -r -t engineer1");
        if (prepare) {
            return 0;
        }
        Supervisor supervisor = Supervisor.start(stage);
        Curtain curtain = new Curtain(stage, supervisor, keep);
        Runtime.getRuntime().addShutdownHook(curtain.asHook());
        try {
            return perform(stage, supervisor, show) ? 0 : 1;
        } catch (Failure failure) {
            if (curtain.fallen()) {
                return INTERRUPTED; // by a signal: what failed only failed because everything ends
            }
            throw failure;
        } finally {
            curtain.fall();
            if (keep) {
                kept(stage, show);
            }
        }
    }

    private Path place() throws IOException {
        if (folder == null) {
            return Files.createTempDirectory("czar-demo").toRealPath();
        }
        Path wanted = czar.surroundings().directory().resolve(folder);
        Files.createDirectories(wanted);
        try (var entries = Files.list(wanted)) {
            if (entries.findAny().isPresent()) {
                throw Failure.usage(wanted + " is not empty", "name a new or empty directory");
            }
        }
        return wanted.toRealPath();
    }

    private boolean perform(Stage stage, Supervisor supervisor, PrintWriter show) throws InterruptedException {
        Surroundings surroundings = czar.surroundings();
        Instant begun = surroundings.clock().instant();
        Remote remote = supervisor.ready();
        String project = stage.config().project();
        Output output = new Output(new Surroundings(
                surroundings.directory(),
                surroundings.environment(),
                surroundings.clock(),
                surroundings.terminal(),
                show,
                surroundings.err()));
        Ticker ticker = new Ticker(show, output, surroundings.terminal(), begun);
        Timeline timeline = new Timeline(remote, project);
        Performance performance = new Performance(supervisor, remote, project, ticker, surroundings.clock());
        if (!performance.watch(timeline, Duration.ofSeconds(patience))) {
            new Diagnosis(surroundings.err()).of(remote, project, timeline.events(), supervisor);
            answer(Map.of("landed", false, "seconds", patience));
            return false;
        }
        Duration took = Duration.between(begun, surroundings.clock().instant());
        return conclude(stage, remote, new Epilogue(timeline, begun, output), took);
    }

    private boolean conclude(Stage stage, Remote remote, Epilogue epilogue, Duration took) {
        String address = "/api/projects/" + stage.config().project();
        Landing landing = Landing.of(stage, remote.get(address + "/omnibus"));
        JsonNode summary = remote.get(address + "/summary");
        Arrivals arrivals = Arrivals.of(stage, remote, epilogue.events());
        epilogue.troubles();
        epilogue.workers();
        epilogue.measures(summary.path("measures"));
        epilogue.verdict(landing, arrivals, took);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("landed", landing.landed());
        report.put("humanActions", summary.path("humanActions").asInt(-1));
        report.put("missing", landing.missing());
        report.put("testedTree", landing.testedTree());
        report.put("landedTree", landing.landedTree());
        report.put("seconds", took.toMillis() / 1000.0);
        report.put("messages", arrivals);
        report.put("decisions", epilogue.counts());
        report.put("measures", summary.path("measures"));
        answer(report);
        return landing.landed() && arrivals.exact();
    }

    private void answer(Map<String, Object> report) {
        if (czar.json()) {
            czar.surroundings().out().println(Json.text(report));
        }
    }

    private static void kept(Stage stage, PrintWriter show) {
        show.println();
        show.println("Everything is left as it is:");
        show.println("  cd " + stage.repository());
        show.println("  czar status; czar decisions; czar why 1; git log --graph --oneline main");
        show.println("  tmux -L " + stage.socket() + " attach -r -t engineer1");
        show.println("  czar down --workers    ends Czar and the workers' sessions; then remove " + stage.folder());
        show.flush();
    }
}
