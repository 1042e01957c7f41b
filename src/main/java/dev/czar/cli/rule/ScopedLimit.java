package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.Limit.LimitValue;
import dev.czar.fact.Limit.SilenceLimits;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.StatedLimit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** A limit for one worker, or for the workers of one agent, as a rule of its own in a file of the project's own. */
record ScopedLimit(String limit, LimitScope scope, String subject) {

    private static final String FILE = "limits-scoped.drl";
    private static final List<String> NAMES = Stream.of(SilenceLimits.class.getRecordComponents())
            .flatMap(part -> Stream.ofNullable(part.getAnnotation(LimitValue.class)))
            .map(LimitValue::name)
            .toList();

    private static final String RULE =
            """

            rule "how long %1$s may be silent"
              @capability("A4") @why("set for %1$s alone")
            when
            then
              insertLogical( new SilenceLimits( LimitScope.%2$s, "%3$s", %4$s ) );
            end
            """;

    private static final String HEADER =
            """
            package dev.czar.rules;

            import dev.czar.fact.*;
            import dev.czar.decision.*;
            import java.time.Duration;
            """;

    /** The limit and whom it is for, such as {@code stuck-after/worker/qa}. */
    String name() {
        return of(limit);
    }

    /** The rule that states it already, if there is one. */
    Optional<StatedLimit> stated(List<StatedLimit> known) {
        return known.stream().filter(one -> one.name().equals(name())).findFirst();
    }

    /** The file with one rule more; what is not set is what holds for all. */
    RuleFile added(RuleFiles files, List<StatedLimit> known, String literal) {
        String values = NAMES.stream()
                .map(each -> each.equals(limit) ? literal : value(known, each))
                .collect(Collectors.joining(", "));
        String who = scope == LimitScope.WORKER ? "worker " + subject : "workers of agent " + subject;
        String before = files.find(FILE).map(RuleFile::text).orElse(HEADER);
        return new RuleFile(FILE, before + RULE.formatted(who, scope, subject, values));
    }

    private static String value(List<StatedLimit> known, String name) {
        return known.stream()
                .filter(one -> one.name().equals(name))
                .map(StatedLimit::value)
                .findFirst()
                .orElseThrow();
    }

    private String of(String name) {
        return name + "/" + scope.name().toLowerCase(Locale.ROOT) + "/" + subject;
    }

    /** For whom a limit is set; for all when nobody is named. */
    static final class ScopeOption {

        @Option(names = "--worker", paramLabel = "W", description = "Set it for this worker alone.")
        private String worker;

        @Option(names = "--agent", paramLabel = "A", description = "Set it for the workers of this agent.")
        private String agent;

        ScopedLimit limit(CzarCommand czar, StatedLimit limit) {
            if (!NAMES.contains(limit.name())) {
                throw CommandFailure.wrongUsage(
                        limit.name() + " is one for all workers",
                        "for a worker or agent alone can be set: " + String.join(", ", NAMES));
            }
            return worker == null
                    ? new ScopedLimit(limit.name(), LimitScope.AGENT, known(czar, agent, WorkerConfig::agent))
                    : new ScopedLimit(limit.name(), LimitScope.WORKER, known(czar, worker, WorkerConfig::id));
        }

        private static String known(CzarCommand czar, String name, Function<WorkerConfig, String> part) {
            try {
                List<String> names = ProjectConfig.load(ProjectLocator.layout(czar)).workers().values().stream()
                        .map(part)
                        .distinct()
                        .toList();
                if (names.contains(name)) {
                    return name;
                }
                throw CommandFailure.wrongUsage(
                        "czar.yaml has no " + name,
                        NameSuggestion.of(name, names, "it has: " + String.join(", ", names)));
            } catch (ProjectException problem) {
                throw CommandFailure.of(problem.getMessage(), "see: czar doctor", problem);
            }
        }
    }
}
