package dev.czar.cli.setup;

import dev.czar.project.config.CheckConfig;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.SetupConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.check.CheckSpec;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.check.CheckoutSetup;
import dev.czar.world.check.SetupStep;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tries the checks of czar.yaml on the untouched mainline, where nothing can land while they fail. */
final class MainlineCheckProbe {

    private static final String SUBJECT = "checks";
    private static final long PATIENCE_SECONDS = 10;

    private final ProjectLayout layout;
    private final boolean tried;
    private final Consumer<String> progress;

    /** {@code tried} is false when somebody has no time for it. */
    MainlineCheckProbe(ProjectLayout layout, boolean tried, Consumer<String> progress) {
        this.layout = layout;
        this.tried = tried;
        this.progress = progress;
    }

    List<DoctorFinding> findings() {
        try {
            return List.of(finding(ProjectConfig.load(layout)));
        } catch (ProjectException unreadable) {
            return List.of();
        } catch (IOException | GitException failure) {
            return List.of(DoctorFinding.warn(SUBJECT, "not tried: " + failure.getMessage(), "see: git fsck"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private DoctorFinding finding(ProjectConfig config) throws IOException, InterruptedException {
        if (config.checks().isEmpty()) {
            return DoctorFinding.warn(
                    SUBJECT,
                    "none: what workers report complete lands untested",
                    "name commands that must succeed under checks in " + layout.configFile());
        }
        if (!tried || RunningCzar.find(layout).isPresent()) {
            return DoctorFinding.ok(SUBJECT, config.checks().size() + ", not tried now");
        }
        progress.accept(
                "trying the checks on %s, untouched (--no-checks leaves that out)".formatted(config.mainline()));
        return finding(config.mainline(), report(config));
    }

    private CheckReport report(ProjectConfig config) throws InterruptedException {
        GitRepository repository = GitRepository.open(layout.root());
        String mainline = repository.requireHead(new BranchName(config.mainline()));
        Path state = layout.stateDirectory();
        CheckoutSetup setup = new CheckoutSetup(
                config.setup().map(MainlineCheckProbe::step), state.resolve("setup"), mainline::equals);
        List<CheckSpec> commands =
                config.checks().stream().map(MainlineCheckProbe::command).toList();
        CountDownLatch ended = new CountDownLatch(1);
        endWithThisProgram(Thread.currentThread(), ended);
        try (CheckSuite checks = new CheckSuite(repository, commands, state.resolve("checks"), setup)) {
            return checks.run(mainline);
        } finally {
            ended.countDown();
        }
    }

    /** A check is in a session of its own, which no key of a terminal ends. */
    private static void endWithThisProgram(Thread trying, CountDownLatch ended) {
        Runnable end = () -> {
            try {
                if (ended.getCount() > 0) {
                    trying.interrupt();
                    ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(end, "checks-shutdown"));
    }

    private DoctorFinding finding(String mainline, CheckReport report) {
        if (report.passed()) {
            return DoctorFinding.ok(SUBJECT, "passed on " + mainline);
        }
        String how = report.verdict() == CheckVerdict.FAILED ? "fails" : "cannot be run";
        return DoctorFinding.fail(
                SUBJECT,
                "%s %s on %s, untouched: %s".formatted(report.signature(), how, mainline, lastLine(report.log())),
                "nothing lands while it does: mend %s, or checks and setup in %s"
                        .formatted(mainline, layout.configFile()));
    }

    private static String lastLine(String log) {
        return log.lines()
                .filter(line -> !line.isBlank())
                .reduce((before, last) -> last)
                .orElse("no output");
    }

    private static CheckSpec command(CheckConfig check) {
        return new CheckSpec(check.name(), check.command(), check.timeout());
    }

    private static SetupStep step(SetupConfig setup) {
        return new SetupStep(new CheckSpec("setup", setup.command(), setup.timeout()), setup.files(), setup.keep());
    }
}
