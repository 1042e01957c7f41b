package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ServiceClient;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.cli.demo.DemoRun.TimeoutReport;
import dev.czar.cli.demo.DemoSummary.LandingResult;
import dev.czar.io.FailureText;
import dev.czar.json.JsonCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows Czar at work: six scripted workers take a small project from its first task to its landed omnibus. */
@Command(
        name = "demo",
        description =
                "Watch six scripted workers with typical failures finish a small project: rule-based, no human input.")
public final class DemoCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--keep", description = "Leave the repository, the sessions and Czar to look at afterwards.")
    private boolean keep;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Build everything in this directory, which must be new or empty (default: a temporary one).")
    private Path folder;

    @Option(names = "--prepare", description = "Only build the repository, to run Czar on it with: czar up")
    private boolean prepare;

    @Option(names = "--headless", description = "Workers without terminals, by event streams; needs no tmux.")
    private boolean headless;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Give up after so long (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds = 300;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProcessEnvironment surroundings = czar.environment();
        PrintWriter show = czar.json() ? surroundings.err() : surroundings.out();
        DemoRepository stage = build();
        show.println("A project with 12 tasks and 6 workers is in " + stage.repository());
        show.println("  watch live: " + stage.watching("engineer1"));
        if (prepare) {
            return 0;
        }
        CzarProcess supervisor = CzarProcess.start(stage);
        Shutdown shutdown = new Shutdown(stage, supervisor, keep);
        Runtime.getRuntime().addShutdownHook(shutdown.asHook());
        try {
            return watchToTheEnd(stage, supervisor, show) ? 0 : 1;
        } catch (CommandFailure failure) {
            if (shutdown.done()) {
                return INTERRUPTED; // by a signal: what failed only failed because everything ends
            }
            throw failure;
        } finally {
            shutdown.run();
            if (keep) {
                printWhereThingsAre(stage, show);
            }
        }
    }

    /** What cannot be built leaves nothing behind. */
    private DemoRepository build() throws IOException {
        boolean own = folder == null;
        Path wanted = own
                ? Files.createTempDirectory("czar-demo")
                : czar.environment().directory().resolve(folder);
        boolean made = own || !Files.exists(wanted);
        try {
            return DemoRepository.build(emptied(wanted), headless);
        } catch (CommandFailure failure) {
            if (made && Files.exists(wanted)) {
                Files.deleteIfExists(wanted);
            }
            throw failure;
        }
    }

    private static Path emptied(Path wanted) {
        if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
            throw CommandFailure.wrongUsage(wanted + " is a file", "name a new or empty directory");
        }
        try {
            Files.createDirectories(wanted);
            try (var entries = Files.list(wanted)) {
                if (entries.findAny().isPresent()) {
                    throw CommandFailure.wrongUsage(wanted + " is not empty", "name a new or empty directory");
                }
            }
            return wanted.toRealPath();
        } catch (IOException unusable) {
            throw CommandFailure.wrongUsage(
                    wanted + " cannot be made or read", "name a new or empty directory where you may write");
        }
    }

    private boolean watchToTheEnd(DemoRepository stage, CzarProcess supervisor, PrintWriter show)
            throws InterruptedException {
        ProcessEnvironment surroundings = czar.environment();
        Instant begun = surroundings.clock().instant();
        ServiceClient remote = supervisor.awaitReady();
        String project = stage.config().project();
        ConsoleOutput output = new ConsoleOutput(new ProcessEnvironment(
                surroundings.directory(),
                surroundings.variables(),
                surroundings.clock(),
                surroundings.terminal(),
                show,
                surroundings.err()));
        DemoProgressPrinter ticker = new DemoProgressPrinter(show, output, surroundings.terminal(), begun);
        DemoTimeline timeline = new DemoTimeline(remote, project);
        DemoRun performance = new DemoRun(supervisor, remote, project, ticker, surroundings.clock());
        if (!performance.watch(timeline, Duration.ofSeconds(timeoutSeconds))) {
            new TimeoutReport(surroundings.err()).print(remote, project, timeline.events(), supervisor);
            answer(Map.of("landed", false, "seconds", timeoutSeconds));
            return false;
        }
        Duration took = Duration.between(begun, surroundings.clock().instant());
        return summarize(stage, remote, new DemoSummary(timeline, begun, output), took);
    }

    private boolean summarize(DemoRepository stage, ServiceClient remote, DemoSummary epilogue, Duration took) {
        String address = "/api/v1/projects/" + stage.config().project();
        LandingResult landing = LandingResult.of(stage, remote.get(address + "/omnibus"));
        JsonNode summary = remote.get(address + "/summary");
        MessageArrivals arrivals = MessageArrivals.of(stage, remote, epilogue.events());
        epilogue.printTroubles();
        epilogue.printWorkers();
        epilogue.printMeasures(summary.path("measures"));
        epilogue.printResult(landing, arrivals, took);
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
            czar.environment().out().println(JsonCodec.write(report));
        }
    }

    private static void printWhereThingsAre(DemoRepository stage, PrintWriter show) {
        show.println();
        show.println("Everything is left as it is:");
        show.println("  cd " + stage.repository());
        show.println("  czar status; czar decisions; czar why 1; git log --graph --oneline main");
        show.println("  " + stage.watching("engineer1"));
        show.println("  czar down --workers    ends Czar and the workers' sessions; then remove " + stage.folder());
        show.flush();
    }

    /** Puts everything away at the end, however the end comes. */
    static final class Shutdown {

        private final DemoRepository repository;
        private final CzarProcess process;
        private final boolean keep;
        private final AtomicBoolean done = new AtomicBoolean();

        Shutdown(DemoRepository stage, CzarProcess supervisor, boolean keep) {
            this.repository = stage;
            this.process = supervisor;
            this.keep = keep;
        }

        /** Stops Czar and the sessions and deletes the files, unless all is to be kept; only the first call counts. */
        void run() throws IOException, InterruptedException {
            if (!done.compareAndSet(false, true) || keep) {
                return;
            }
            process.stop();
            repository.endSessions();
            repository.delete();
        }

        boolean done() {
            return done.get();
        }

        /** For an end by a signal. */
        Thread asHook() {
            return new Thread(
                    () -> {
                        try {
                            run();
                        } catch (IOException failure) {
                            System.err.println(
                                    "czar: could not remove " + repository.folder() + ": " + FailureText.of(failure));
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "demo-shutdown");
        }
    }
}
