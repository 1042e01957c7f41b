package dev.czar.cli.setup;

import dev.czar.cli.console.CountText;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.cli.console.ProgressLine;
import dev.czar.io.CheckSpec;
import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.check.CheckoutSetup;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks on the untouched mainline, and says meanwhile for how long. */
final class MainlineCheckTrial {

    private static final long PATIENCE_SECONDS = 10;
    private static final long LOOK_MILLIS = 200;

    private final ProjectLayout layout;
    private final ProjectConfig config;
    private final ProcessEnvironment environment;

    MainlineCheckTrial(ProjectLayout layout, ProjectConfig config, ProcessEnvironment environment) {
        this.layout = layout;
        this.config = config;
        this.environment = environment;
    }

    /** What they say, or nothing when the time was over before they did. */
    Optional<CheckReport> run(List<CheckSpec> checks, Duration limit) throws IOException, InterruptedException {
        ExecutorService trying = Executors.newSingleThreadExecutor(new DaemonThreadFactory("checks"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(trying), "checks-shutdown"));
        try {
            return await(trying.submit(() -> report(checks)), words(checks), limit);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof GitException git) {
                throw git;
            }
            throw new IOException(failure.getCause().getMessage(), failure);
        } finally {
            end(trying);
        }
    }

    private Optional<CheckReport> await(Future<CheckReport> trial, String words, Duration limit)
            throws ExecutionException, InterruptedException {
        try (ProgressLine progress = new ProgressLine(environment)) {
            for (long spent = 0; spent < limit.toMillis(); spent += LOOK_MILLIS) {
                try {
                    return Optional.of(trial.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
                } catch (TimeoutException goesOn) {
                    progress.show(words + ", since " + DurationText.of(Duration.ofMillis(spent + LOOK_MILLIS)));
                }
            }
            return Optional.empty();
        }
    }

    private String words(List<CheckSpec> checks) {
        return "trying %s on %s, untouched (--no-checks leaves that out)"
                .formatted(
                        checks.size() == 1
                                ? "`" + String.join(" ", checks.get(0).command()) + "`"
                                : CountText.of(checks.size(), "check"),
                        config.mainline());
    }

    private CheckReport report(List<CheckSpec> checks) throws InterruptedException {
        GitRepository repository = GitRepository.open(layout.root());
        String mainline = repository.requireHead(new BranchName(config.mainline()));
        Path state = layout.stateDirectory();
        Optional<SetupStep> step = config.setup();
        CheckoutSetup setup = new CheckoutSetup(step, state.resolve("setup"), mainline::equals);
        try (CheckSuite suite = new CheckSuite(repository, checks, state.resolve("checks"), setup)) {
            return suite.run(mainline);
        }
    }

    /** A check is in a session of its own, which no key of a terminal ends. */
    private static void end(ExecutorService trying) {
        trying.shutdownNow();
        try {
            trying.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
