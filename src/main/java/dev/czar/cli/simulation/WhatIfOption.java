package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.fact.Worker;
import dev.czar.rule.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What would be otherwise; the project as it is is simulated with the same seeds beside it. */
public final class WhatIfOption {

    private static final int MOST_WORKERS = 200;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "What if there were N workers; +2: two more, -1: one less.")
    private String workers = "";

    @Option(names = "--agent", paramLabel = "A=B", description = "What if the workers of agent A were of agent B.")
    private Map<String, String> agents = new LinkedHashMap<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "What if these rules were in force over the shipped ones.")
    private Path rules;

    boolean isGiven() {
        return !workers.isEmpty() || !agents.isEmpty() || rules != null;
    }

    Optional<RuleBook> book(CzarCommand czar) {
        return Optional.ofNullable(rules).map(directory -> RuleBookOption.of(czar, directory));
    }

    SimulatedProject applied(SimulatedProject project) {
        SimulatedProject changed = project;
        if (!workers.isEmpty()) {
            changed = changed.withWorkers(number(project.workers().size()));
        }
        for (Map.Entry<String, String> agent : agents.entrySet()) {
            refuseUnknown(agent.getKey(), project.workers());
            changed = changed.withAgent(agent.getKey(), agent.getValue());
        }
        List<String> nobodys = new ArrayList<>(changed.forNobody());
        nobodys.removeAll(project.forNobody());
        if (!nobodys.isEmpty()) {
            throw CommandFailure.of(
                    "without these workers nobody is left for: " + String.join(", ", nobodys),
                    "they are assigned in the queue");
        }
        return changed;
    }

    private int number(int now) {
        if (!workers.matches("[+-]?[0-9]{1,3}")) {
            throw CommandFailure.wrongUsage("--workers takes a number such as 8, +2 or -1, not " + workers, "");
        }
        boolean relative = workers.startsWith("+") || workers.startsWith("-");
        int number = (relative ? now : 0) + Integer.parseInt(workers);
        if (number < 1 || number > MOST_WORKERS || now == 0) {
            throw CommandFailure.wrongUsage(
                    "there would be " + number + " workers", "1 to " + MOST_WORKERS + " can be simulated");
        }
        return number;
    }

    private static void refuseUnknown(String agent, List<Worker> workers) {
        List<String> known = workers.stream().map(Worker::agent).distinct().toList();
        if (!known.contains(agent)) {
            throw CommandFailure.wrongUsage(
                    "no worker is of agent " + agent, "the workers are of: " + String.join(", ", known));
        }
    }
}
