package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.HtmlPage;
import dev.czar.cli.console.ProgressLine;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.cli.simulation.CalibrationOption.CalibrationReport;
import dev.czar.rule.RuleBook;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.study.ParameterEstimate;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import dev.czar.simulation.study.SimulationStudy;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationScenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What is left of the queue, lived many times in the lab. */
@Command(
        name = "simulate",
        description = "Expect when this project's queue is done, by simulating it many times; nothing is done.",
        footer = {"", "What the numbers go by: docs/simulation.md. The same seed gives the same answer."})
public final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(60);

    @ParentCommand
    private CzarCommand czar;

    @Option(
            names = "--queue",
            paramLabel = "FILE",
            description = "Another file of the form of work-queue.json (default: this project's).")
    private Path queue;

    @Option(names = "--runs", paramLabel = "N", description = "How often it is simulated (default: ${DEFAULT-VALUE}).")
    private int runs = 20;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of the first run (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page with histograms too.")
    private Path htmlFile;

    @Mixin
    private WhatIfOption whatIf;

    @ArgGroup(exclusive = false)
    private CalibrationOption calibration;

    @Override
    public Integer call() {
        if (runs < 1 || runs > MOST_RUNS) {
            throw CommandFailure.wrongUsage("--runs takes a number from 1 to " + MOST_RUNS, "");
        }
        if (calibration != null) {
            return calibrated();
        }
        SimulatedProject project = SimulatedProject.read(czar, queue);
        SimulatedProject changed = whatIf.applied(project);
        refuseEmpty(project);
        EstimatedParameters estimate = estimate();
        RuleBook own = new RuleBookOption().book(czar);
        SimulationStudy expected = study(project, estimate.parameters(), own, "");
        Optional<SimulationStudy> other = whatIf.isGiven()
                ? Optional.of(
                        study(changed, estimate.parameters(), whatIf.book(czar).orElse(own), ", what if"))
                : Optional.empty();
        SimulationReport report = SimulationReport.of(project, estimate, new StudyPair(expected, other));
        if (htmlFile != null) {
            HtmlPage.write(
                    czar.environment().directory().resolve(htmlFile),
                    SimulationPage.html(
                            project(), report, czar.environment().clock().instant()));
        }
        if (czar.json()) {
            czar.output().json(report);
        } else {
            new SimulationText(czar.output(), czar.environment().clock()).print(report);
        }
        return FailureHandler.exitCode(
                expected.finished() > 0 && other.stream().allMatch(study -> study.finished() > 0));
    }

    private String project() {
        return ProjectLocator.projectName(ProjectLocator.layout(czar));
    }

    private int calibrated() {
        CalibrationReport report = calibration.compare(czar, runs);
        if (czar.json()) {
            czar.output().json(report);
        } else {
            new CalibrationText(czar.output()).print(report);
        }
        return 0;
    }

    /** The project as it is, and as it would be if something were changed. */
    record StudyPair(SimulationStudy expected, Optional<SimulationStudy> other) {}

    private static void refuseEmpty(SimulatedProject project) {
        if (project.tasks().isEmpty()) {
            String hint = project.leftOut().isEmpty()
                    ? "add tasks to .czar/work-queue.json, or name another file with --queue"
                    : "these are held, or wait for what is: " + String.join(", ", project.leftOut());
            throw CommandFailure.of("nothing in the queue can begin", hint);
        }
        if (project.workers().isEmpty()) {
            throw CommandFailure.of("the project has no workers", "name some in .czar/czar.yaml");
        }
        List<String> nobodys = project.forNobody();
        if (!nobodys.isEmpty()) {
            throw CommandFailure.of(
                    "these tasks are for workers that are not there: " + String.join(", ", nobodys),
                    "see assignee in the queue, and workers in .czar/czar.yaml");
        }
    }

    private EstimatedParameters estimate() {
        return ProjectPast.events(czar).map(ParameterEstimate::of).orElseGet(EstimatedParameters::assumed);
    }

    private SimulationStudy study(SimulatedProject project, SimulationParameters parameters, RuleBook book, String of) {
        try (ProgressLine progress = new ProgressLine(czar.environment())) {
            return SimulationStudy.of(
                    LongStream.range(seed, seed + runs),
                    run -> new SimulationScenario(
                            run,
                            project.workers(),
                            project.tasks(),
                            ScenarioGenerator.disturbances(run, project.workers(), parameters, LONGEST),
                            parameters,
                            LONGEST,
                            Set.of()),
                    book,
                    () -> progress.count("of %d runs%s".formatted(runs, of)));
        }
    }
}
