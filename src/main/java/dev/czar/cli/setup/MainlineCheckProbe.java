package dev.czar.cli.setup;

import dev.czar.cli.console.CountText;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.io.CheckSpec;
import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.io.FailureText;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.project.setup.CheckSuggestion;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries the checks of czar.yaml on the untouched mainline, where nothing can land while they fail. */
final class MainlineCheckProbe {

    private static final String SUBJECT = "checks";
    private static final Duration WHILE_SETTING_UP = Duration.ofMinutes(2);
    private static final int LAST_LINES = 8;

    private final ProjectLayout layout;
    private final boolean tried;
    private final ProcessEnvironment environment;

    /** {@code tried} is false when somebody has no time for it. */
    MainlineCheckProbe(ProjectLayout layout, boolean tried, ProcessEnvironment environment) {
        this.layout = layout;
        this.tried = tried;
        this.environment = environment;
    }

    /** As long as the checks may take. */
    List<DoctorFinding> findings() {
        return findings(config -> new CheckTrial(config.checks(), whole(config), 1, Optional.empty()));
    }

    /** Within a time that a person waits; a guessed check that passes is put to use. */
    List<DoctorFinding> findings(Optional<CheckSuggestion> guess) {
        return findings(config -> config.checks().isEmpty() && guess.isPresent()
                ? new CheckTrial(List.of(guess.get().check()), WHILE_SETTING_UP, LAST_LINES, guess)
                : new CheckTrial(config.checks(), WHILE_SETTING_UP, LAST_LINES, Optional.empty()));
    }

    private static Duration whole(ProjectConfig config) {
        return Stream.concat(config.setup().map(SetupStep::command).stream(), config.checks().stream())
                .map(CheckSpec::timeLimit)
                .reduce(Duration.ofMinutes(1), Duration::plus)
                .multipliedBy(2);
    }

    private List<DoctorFinding> findings(Function<ProjectConfig, CheckTrial> choice) {
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            return List.of(finding(config, choice.apply(config)));
        } catch (ProjectException unreadable) {
            return List.of();
        } catch (IOException | GitException failure) {
            return List.of(DoctorFinding.warn(SUBJECT, "not tried: " + FailureText.of(failure), "see: git fsck"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private DoctorFinding finding(ProjectConfig config, CheckTrial trial) throws IOException, InterruptedException {
        if (trial.checks().isEmpty()) {
            return DoctorFinding.warn(
                    SUBJECT,
                    "none: what workers report complete lands untested",
                    "name commands that must succeed under checks in " + layout.configFile());
        }
        if (!tried || RunningCzar.find(layout).isPresent()) {
            return DoctorFinding.ok(SUBJECT, CountText.of(trial.checks().size(), "check") + ", not tried now");
        }
        Optional<CheckReport> report =
                new MainlineCheckTrial(layout, config, environment).run(trial.checks(), trial.limit());
        return trial.guess().isPresent()
                ? guessed(trial, config.mainline(), report)
                : configured(trial, config.mainline(), report);
    }

    private DoctorFinding configured(CheckTrial trial, String mainline, Optional<CheckReport> report) {
        if (report.isEmpty()) {
            return DoctorFinding.warn(
                    SUBJECT, trial.unfinished(mainline), "try them for as long as they take: czar doctor");
        }
        if (report.get().passed()) {
            return DoctorFinding.ok(SUBJECT, "passed on " + mainline);
        }
        return DoctorFinding.fail(
                SUBJECT,
                trial.failed(report.get(), mainline),
                "nothing lands while it does: mend %s, or checks and setup in %s"
                        .formatted(mainline, layout.configFile()));
    }

    private DoctorFinding guessed(CheckTrial trial, String mainline, Optional<CheckReport> report) throws IOException {
        CheckSuggestion guess = trial.guess().orElseThrow();
        String command = String.join(" ", guess.check().command());
        if (report.isPresent() && report.get().passed()) {
            guess.use(layout.configFile());
            return DoctorFinding.ok(
                    SUBJECT,
                    "`%s`, guessed from %s, passed on %s, and must from now on before work lands"
                            .formatted(command, guess.sign(), mainline));
        }
        return DoctorFinding.warn(
                SUBJECT,
                "`%s` was guessed from %s: "
                        .formatted(command, guess.sign())
                        .concat(report.map(failing -> trial.failed(failing, mainline))
                                .orElseGet(() -> trial.unfinished(mainline))),
                "it stays commented out, and work lands untested: make checks (and setup, for what they need) right in %s, then: czar doctor"
                        .formatted(layout.configFile()));
    }

    /** What is tried, for how long, how much is told of a failure, and where it comes from when nobody has configured it. */
    private record CheckTrial(List<CheckSpec> checks, Duration limit, int shownLines, Optional<CheckSuggestion> guess) {

        String unfinished(String mainline) {
            return "not over on %s within %s".formatted(mainline, DurationText.of(limit));
        }

        String failed(CheckReport report, String mainline) {
            String how = report.verdict() == CheckVerdict.FAILED ? "fails" : "cannot be run";
            return "%s %s on %s, untouched: %s".formatted(report.signature(), how, mainline, lastLines(report.log()));
        }

        private String lastLines(String log) {
            List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
            String last = lines.stream()
                    .skip(Math.max(0, lines.size() - shownLines))
                    .map(line -> shownLines == 1 ? line : "\n        " + line)
                    .collect(Collectors.joining());
            return last.isEmpty() ? "no output" : last;
        }
    }
}
