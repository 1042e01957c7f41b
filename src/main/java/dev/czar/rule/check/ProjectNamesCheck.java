package dev.czar.rule.check;

import dev.czar.fact.Limit.LimitFor;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.Worker;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Choices;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import dev.czar.rule.check.text.ProjectTextCheck;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Workers, agents and other names that rules have and the project does not: such a rule never fires, and nothing says so. And limits
 * out of their order for a worker of some agent.
 *
 * @param agents the agent of each worker
 * @param texts other names of the project
 */
public record ProjectNamesCheck(Map<String, String> agents, ProjectTextCheck texts) {

    private static final Set<String> SAME = Set.of("==", "!=", "in");
    private static final Map<String, String> SCOPES =
            Map.of(LimitScope.WORKER.name(), "worker", LimitScope.AGENT.name(), "agent");

    /** @param names other names of the project, by what they are of */
    public ProjectNamesCheck(Map<String, String> agents, Map<String, Set<String>> names) {
        this(agents, new ProjectTextCheck(names));
    }

    /** Of rule files as they are written. */
    public Stream<CheckDiagnostic> check(ParsedRuleFiles sources) {
        List<RuleReading> readings = sources.parsed().stream()
                .flatMap(source -> CheckedRuleFile.of(source).readings().stream())
                .filter(RuleReading::understood)
                .toList();
        return Stream.concat(
                readings.stream()
                        .flatMap(reading -> Stream.of(compared(reading), stated(reading), texts.check(reading)))
                        .flatMap(found -> found),
                outOfOrder(readings));
    }

    /** Limits of an agent and of a worker of that agent, which only the project brings together. */
    private Stream<CheckDiagnostic> outOfOrder(List<RuleReading> readings) {
        Set<CheckDiagnostic> anywhere =
                new LimitOrderCheck(Map.of()).check(readings).collect(Collectors.toUnmodifiableSet());
        return new LimitOrderCheck(agents).check(readings).filter(found -> !anywhere.contains(found));
    }

    private Stream<CheckDiagnostic> compared(RuleReading reading) {
        return reading.patterns().stream().flatMap(pattern -> pattern.constraints().stream()
                .map(Constraint::expression)
                .flatMap(RuleExpression::all)
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .filter(binary -> SAME.contains(binary.operator()))
                .flatMap(binary -> Stream.concat(
                        unknown(reading, field(pattern, binary.left()), binary.right()),
                        unknown(reading, field(pattern, binary.right()), binary.left()))));
    }

    /** What is concluded about one worker or agent. */
    private Stream<CheckDiagnostic> stated(RuleReading reading) {
        Optional<Class<?>> type = reading.concluded();
        if (type.filter(Class::isRecord).isEmpty() || reading.conclusion().isEmpty()) {
            return Stream.empty();
        }
        List<RuleExpression> given = reading.conclusion().get().arguments();
        if (type.get() == LimitFor.class) {
            String scope = given.get(1) instanceof Select named ? named.name().text() : "";
            return unknown(reading, SCOPES.getOrDefault(scope, ""), given.get(2));
        }
        RecordComponent[] fields = type.get().getRecordComponents();
        return IntStream.range(0, Math.min(fields.length, given.size()))
                .boxed()
                .flatMap(at -> unknown(reading, fields[at].getName(), given.get(at)));
    }

    private static String field(RulePattern pattern, RuleExpression left) {
        String name = left instanceof Name field ? field.text() : "";
        boolean worker = pattern.type().filter(Worker.class::equals).isPresent();
        return worker && name.equals("id") ? "worker" : worker || !name.equals("agent") ? name : "";
    }

    /** The values themselves; what is within an expression is part of something else. */
    private static Stream<RuleExpression> compared(RuleExpression expression) {
        return expression instanceof Choices choices ? choices.choices().stream() : Stream.of(expression);
    }

    private Stream<CheckDiagnostic> unknown(RuleReading reading, String field, RuleExpression right) {
        Set<String> known =
                switch (field) {
                    case "worker", "assignee" -> agents.keySet();
                    case "agent" -> Set.copyOf(agents.values());
                    default -> Set.of();
                };
        return compared(right)
                .filter(Literal.class::isInstance)
                .map(Literal.class::cast)
                .filter(literal -> !known.isEmpty())
                .filter(literal -> literal.value() instanceof String name && !name.isEmpty() && !known.contains(name))
                .map(literal -> reading.diagnostic(
                        DiagnosticCode.UNKNOWN_NAME,
                        literal.span(),
                        "czar.yaml has no " + (field.equals("agent") ? field : "worker") + " \"" + literal.value()
                                + "\"",
                        RuleVocabulary.didYouMean(
                                literal.value().toString(),
                                known,
                                "it has "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()))));
    }
}
