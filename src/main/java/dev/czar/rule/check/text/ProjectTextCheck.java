package dev.czar.rule.check.text;

import dev.czar.rule.check.reading.ConclusionFields;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that a project gives a meaning: skills, labels, areas, channels, prompts.
 *
 * @param names by what they are of, as in "skill"; of what is not a key nothing is said
 */
public record ProjectTextCheck(Map<String, Set<String>> names) {

    private static final String PROMPT = "prompt";
    private static final String TASK = "task";
    private static final Set<String> OF_QUEUE = Set.of(TASK, "task label");

    /** Fields that name a task in whatever fact. */
    private static final Set<String> TASKS = Set.of(TASK, "requirement");

    /** Fields that hold no other text than the project's. */
    private static final Map<String, String> ONLY = Map.ofEntries(
            Map.entry("Worker.skills", "skill"),
            Map.entry("WorkerLabels.labels", "worker label"),
            Map.entry("AlertHuman.channel", "channel"),
            Map.entry("TellOwn.prompt", PROMPT),
            Map.entry("ToldOwn.prompt", PROMPT),
            Map.entry("Project.name", "project"),
            Map.entry("Project.mainline", "mainline"),
            Map.entry("Mainline.branch", "mainline"));

    /** Fields that may hold others too, such as a skill that no worker has: what looks like one of the project's is misspelt. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("Task.id", TASK),
            Map.entry("TaskLabels.labels", "task label"),
            Map.entry("BranchChange.areas", "area"),
            Map.entry("MissingArea.area", "area"),
            Map.entry("Area.name", "area"),
            Map.entry("Task.skill", "skill"),
            Map.entry("Ready.skill", "skill"),
            Map.entry("Offered.skill", "skill"),
            Map.entry("TrackRecord.skill", "skill"),
            Map.entry("AgentRecord.skill", "skill"),
            Map.entry("AgentSuccess.skill", "skill"),
            Map.entry("Outdone.skill", "skill"),
            Map.entry("AgentRecord.agent", "agent"),
            Map.entry("AgentSuccess.agent", "agent"));

    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.concat(
                TextComparison.of(reading).flatMap(comparison -> comparison.pattern().type().stream()
                        .flatMap(type ->
                                unknown(reading, type.getSimpleName() + "." + comparison.field(), comparison.text())
                                        .stream())),
                concluded(reading));
    }

    private Stream<CheckDiagnostic> concluded(RuleReading reading) {
        List<RuleExpression> given =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        return reading.concluded().stream().flatMap(type -> {
            List<String> fields = ConclusionFields.of(type, given.size());
            return IntStream.range(0, fields.size())
                    .filter(index -> given.get(index) instanceof Literal)
                    .boxed()
                    .flatMap(index ->
                            unknown(reading, type.getSimpleName() + "." + fields.get(index), (Literal) given.get(index))
                                    .stream());
        });
    }

    private Optional<CheckDiagnostic> unknown(RuleReading reading, String field, Literal text) {
        String kind = kind(field);
        Set<String> known = names.get(kind);
        String value = String.valueOf(text.value());
        if (known == null || value.isEmpty() || known.contains(value)) {
            return Optional.empty();
        }
        Optional<String> closest = RuleVocabulary.closest(value, known);
        return ONLY.containsKey(field) || closest.isPresent()
                ? Optional.of(reading.diagnostic(
                        DiagnosticCode.UNKNOWN_NAME,
                        text.span(),
                        kind.equals(PROMPT)
                                ? "there is no prompt " + value + ".md in .czar/prompts"
                                : (OF_QUEUE.contains(kind) ? "the queue" : "czar.yaml") + " has no " + kind + " \""
                                        + value + "\"",
                        closest.map(near -> "did you mean `" + near + "`?")
                                .orElseGet(() -> wayOut(kind, known, value))))
                : Optional.empty();
    }

    private static String kind(String field) {
        String name = field.substring(field.indexOf('.') + 1);
        return ONLY.getOrDefault(field, ALSO.getOrDefault(field, TASKS.contains(name) ? TASK : ""));
    }

    private static String wayOut(String kind, Set<String> known, String value) {
        if (kind.equals(PROMPT)) {
            return value.endsWith(".md")
                    ? "leave out the .md: it belongs to the name of the file"
                    : "write what is to be said into .czar/prompts/" + value + ".md";
        }
        return known.isEmpty()
                ? "write it into czar.yaml, or leave it out"
                : "it has " + String.join(", ", known.stream().sorted().toList());
    }
}
