package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.RuleBook;
import dev.czar.simulation.study.ForecastCalibration;
import dev.czar.simulation.study.ForecastCalibration.ForecastCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Compares forecasts with what then happened, over this project, all that are remembered, and recordings. */
public final class CalibrationOption {

    private static final String GONE = "its ledger is gone";

    @Option(
            names = "--calibrate",
            required = true,
            description = "Compare forecasts of past projects with what then happened.")
    private boolean calibrate;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "With --calibrate: a recorded project as well (czar record).")
    private List<Path> recordings = List.of();

    /** All forecasts that could be made, what they come to by measure, and the projects that were left out, each with why. */
    record CalibrationReport(
            int runs, List<ForecastCase> cases, List<MeasureCalibration> measures, List<String> leftOut) {}

    CalibrationReport compare(CzarCommand czar, int runs) {
        Map<String, Optional<EventHistory>> pasts = pasts(czar);
        RuleBook book = new RuleBookOption().book(czar);
        List<ForecastCase> cases = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        pasts.forEach((name, past) -> {
            Optional<ForecastCalibration> calibration = past.map(events -> ForecastCalibration.of(name, events));
            String problem = calibration.map(ForecastCalibration::problem).orElse(GONE);
            if (problem.isEmpty()) {
                cases.addAll(calibration.orElseThrow().cases(book, runs));
            } else {
                leftOut.add(name + ": " + problem);
            }
        });
        if (cases.isEmpty()) {
            throw CommandFailure.of(
                    "no past project can be compared" + (leftOut.isEmpty() ? "" : ": " + String.join("; ", leftOut)),
                    "name a recorded one with --recording, such as facts/demo-day.jsonl");
        }
        return new CalibrationReport(runs, cases, MeasureCalibration.of(cases), leftOut);
    }

    /** By name; the project at hand first. */
    private Map<String, Optional<EventHistory>> pasts(CzarCommand czar) {
        Map<String, Optional<EventHistory>> pasts = new LinkedHashMap<>();
        Path own = ProjectLocator.layout(czar).root();
        ProjectPast.events(czar)
                .ifPresent(events ->
                        pasts.put(ProjectLocator.projectName(ProjectLocator.layout(czar)), Optional.of(events)));
        new PastProjects(czar)
                .all().stream()
                        .filter(past -> !past.folder().equals(own.toString()))
                        .forEach(past -> pasts.put(unused(past.name(), pasts), events(past)));
        for (Path recording : recordings) {
            pasts.put(recording.getFileName().toString(), Optional.of(recorded(czar, recording)));
        }
        return pasts;
    }

    private static String unused(String name, Map<String, ?> pasts) {
        String free = name;
        for (int more = 2; pasts.containsKey(free); more++) {
            free = name + " " + more;
        }
        return free;
    }

    private static Optional<EventHistory> events(ProjectPast past) {
        try {
            return ProjectPast.events(ProjectLayout.find(Path.of(past.folder())), past.name());
        } catch (ProjectException gone) {
            return Optional.empty();
        }
    }

    private static EventHistory recorded(CzarCommand czar, Path recording) {
        try {
            return new EventHistory(
                    RecordingReader.observations(czar.environment().directory().resolve(recording)), List.of());
        } catch (IOException unreadable) {
            throw CommandFailure.wrongUsage("cannot read the recording " + recording, "it is made by: czar record");
        }
    }
}
