package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Whom a limit is set for; all when nobody is named. */
final class LimitScopeOption {

    private static final Pattern LABEL = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,100}");

    @Option(names = "--worker", paramLabel = "W", description = "For this worker alone.")
    private String worker;

    @Option(names = "--agent", paramLabel = "K", description = "For the workers of this agent.")
    private String agent;

    @Option(names = "--label", paramLabel = "L", description = "For the tasks with this label.")
    private String label;

    static LimitHolding of(Optional<LimitScopeOption> option, CzarCommand czar) {
        return option.map(scope -> scope.holding(czar)).orElse(LimitHolding.ALL);
    }

    /** The limit of this name, when it can be set for some alone. */
    static LimitName limit(String name) {
        return LimitName.of(name).orElseThrow(() -> {
            List<String> names =
                    Stream.of(LimitName.values()).map(LimitName::label).toList();
            Optional<String> whole = Optional.of(name.split("/")[0]).filter(names::contains);
            return whole.isPresent()
                    ? CommandFailure.wrongUsage(
                            name + " can be set for all only: for some alone " + whole.get() + " holds for each kind",
                            "write " + whole.get())
                    : CommandFailure.wrongUsage(
                            name + " is one for the project",
                            NameSuggestion.of(name, names, "for some alone can be set: " + String.join(", ", names)));
        });
    }

    private LimitHolding holding(CzarCommand czar) {
        if (worker != null) {
            return new LimitHolding(Optional.of(LimitScope.WORKER), known(czar, "worker", worker, WorkerConfig::id));
        }
        if (agent != null) {
            return new LimitHolding(Optional.of(LimitScope.AGENT), known(czar, "agent", agent, WorkerConfig::agent));
        }
        if (!LABEL.matcher(label).matches()) {
            throw CommandFailure.wrongUsage(
                    "this is no label: " + label,
                    "write it as the queue has it, at most 100 characters without quotes");
        }
        return new LimitHolding(Optional.of(LimitScope.LABEL), label);
    }

    private static String known(CzarCommand czar, String what, String name, Function<WorkerConfig, String> part) {
        try {
            List<String> names = ProjectConfig.load(ProjectLocator.layout(czar)).workers().values().stream()
                    .map(part)
                    .distinct()
                    .toList();
            if (names.contains(name)) {
                return name;
            }
            throw CommandFailure.wrongUsage(
                    "czar.yaml has no " + what + " " + name,
                    NameSuggestion.of(name, names, names.stream().collect(Collectors.joining(", ", "it has: ", ""))));
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "see: czar doctor", problem);
        }
    }
}
