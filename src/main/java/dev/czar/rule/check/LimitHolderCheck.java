package dev.czar.rule.check;

import dev.czar.fact.Limit.LimitFor;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.fact.LimitsFor;
import dev.czar.fact.Worker;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A rule that compares with limits says whose: those of everyone hold at once, and a label's are found with the task alone. */
final class LimitHolderCheck implements RuleCheck {

    private static final String WHOM = "whom";
    private static final Set<String> WHOSE = Set.of("includes", "includesTask");

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading)
                .filter(RuleReading::understood)
                .flatMap(understood -> understood.patterns().stream())
                .flatMap(pattern -> pattern.type().stream().flatMap(type -> check(reading, pattern, type)));
    }

    private static Stream<CheckDiagnostic> check(RuleReading reading, RulePattern pattern, Class<?> type) {
        if (type == LimitFor.class) {
            return parts(pattern)
                    .filter(part -> part instanceof Binary same && names(same.left(), "name") && empty(same.right()))
                    .map(part -> wrong(
                            reading,
                            part,
                            "a limit for some has a name: this matches none",
                            "name the worker, agent or label; what holds for all is in limits.drl"));
        }
        if (!LimitsFor.class.isAssignableFrom(type)) {
            return ofAll(reading, pattern, type).stream();
        }
        List<Call> asked = parts(pattern)
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> WHOSE.contains(call.name().text())
                        && call.of().filter(of -> names(of, WHOM)).isPresent())
                .toList();
        boolean told = parts(pattern).anyMatch(part -> names(part, WHOM) || names(part, "worker"))
                || reading.patterns().stream()
                        .flatMap(LimitHolderCheck::parts)
                        .anyMatch(part -> part instanceof Select select
                                && select.of() instanceof Name fact
                                && pattern.binds().contains(fact.text())
                                && (names(select.name(), WHOM) || names(select.name(), "worker")));
        return told
                ? Stream.concat(
                        asked.stream().flatMap(call -> asked(reading, pattern, type, call).stream()),
                        ofOwn(reading, pattern, type))
                : Stream.of(reading.diagnostic(
                        DiagnosticCode.LIMIT_HOLDER,
                        pattern.span(),
                        "it is not said whose limits: those of all and those of each who has others hold at once",
                        "ask for those of the worker: " + type.getSimpleName() + "( whom.includes( $worker ), ... )"));
    }

    /** A rule about a worker that compares with what holds for all: what is set for some is not seen. */
    private static Optional<CheckDiagnostic> ofAll(RuleReading reading, RulePattern pattern, Class<?> type) {
        String sibling = type.getSimpleName() + "For";
        boolean some = NamedLimit.all()
                .filter(limit -> limit.type() == type)
                .anyMatch(limit -> LimitName.of(limit.value().name()).isPresent()
                        && parts(pattern)
                                .anyMatch(part -> names(part, limit.part().getName())));
        return some && concludesAboutWorker(reading)
                ? Optional.of(wrong(
                        reading,
                        pattern.span(),
                        "these hold for all: what is set for a worker, an agent or a label is not seen",
                        "ask for those of the worker: " + sibling + "( whom.includes( $worker ), ... )"))
                : Optional.empty();
    }

    private static boolean concludesAboutWorker(RuleReading reading) {
        Map<String, String> bound = SwappedValuesCheck.fields(reading.patterns());
        return reading.concluded()
                        .filter(type -> !LimitsFor.class.isAssignableFrom(type))
                        .isPresent()
                && reading.conclusion().stream()
                        .flatMap(created -> created.arguments().stream())
                        .anyMatch(given -> given instanceof Name name && "worker".equals(bound.get(name.text())));
    }

    /** Whoever has no limit of its own is not named there. */
    private static Stream<CheckDiagnostic> ofOwn(RuleReading reading, RulePattern pattern, Class<?> type) {
        return parts(pattern)
                .filter(part -> part instanceof Binary same
                        && same.operator().equals("==")
                        && (names(same.left(), "worker") && !empty(same.right())
                                || names(same.right(), "worker") && !empty(same.left())))
                .map(part -> wrong(
                        reading,
                        part,
                        "this matches only a worker that has limits of its own",
                        "ask for those that hold for the worker: " + type.getSimpleName()
                                + "( whom.includes( $worker ), ... )"));
    }

    private static Optional<CheckDiagnostic> asked(RuleReading reading, RulePattern pattern, Class<?> type, Call call) {
        if (call.arguments().stream().anyMatch(LimitHolderCheck::empty)) {
            return Optional.of(wrong(
                    reading,
                    call,
                    "\"\" is nobody: what is set for a worker, an agent or a label is not seen",
                    aboutWorkers(reading)
                            ? "name the worker: whom.includes( $worker )"
                            : "name a worker, or match what holds for all: "
                                    + type.getSimpleName().replaceFirst("For$", "( ... )")));
        }
        boolean alone =
                call.name().text().equals("includes") && call.arguments().size() == 1;
        return alone && ofTask(pattern, type)
                ? task(reading)
                        .map(task -> wrong(
                                reading,
                                call,
                                "what is set for a label of the task is not seen",
                                "ask with the task: whom.includes( "
                                        + text(reading, call.arguments().get(0)) + ", " + task + " )"))
                : Optional.empty();
    }

    /** Whether another of its facts is, or has, a worker. */
    private static boolean aboutWorkers(RuleReading reading) {
        return reading.patterns().stream()
                .flatMap(pattern -> pattern.type().stream())
                .filter(type -> !LimitsFor.class.isAssignableFrom(type))
                .anyMatch(type -> type == Worker.class
                        || Arrays.stream(type.getMethods())
                                .anyMatch(part -> part.getName().equals("worker")));
    }

    /** Whether it reads a limit that labels can have. */
    private static boolean ofTask(RulePattern pattern, Class<?> type) {
        return NamedLimit.all()
                .filter(limit -> (limit.type().getSimpleName() + "For").equals(type.getSimpleName()))
                .filter(limit -> LimitName.of(limit.value().name())
                        .filter(LimitName::ofTask)
                        .isPresent())
                .anyMatch(limit ->
                        parts(pattern).anyMatch(part -> names(part, limit.part().getName())));
    }

    /** What the rule calls the task of the worker, where it knows one. */
    private static Optional<String> task(RuleReading reading) {
        return reading.patterns().stream()
                .filter(pattern -> pattern.role() == Role.EACH
                        && parts(pattern).anyMatch(part -> names(part, "worker"))
                        && pattern.type()
                                .filter(type -> !LimitsFor.class.isAssignableFrom(type))
                                .isPresent())
                .flatMap(pattern -> pattern.constraints().stream())
                .filter(constraint -> names(constraint.expression(), "task"))
                .flatMap(constraint -> constraint.binding().stream())
                .map(Name::text)
                .findFirst();
    }

    private static Stream<RuleExpression> parts(RulePattern pattern) {
        return pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all());
    }

    private static boolean names(RuleExpression expression, String field) {
        return expression instanceof Name name && name.text().equals(field);
    }

    private static boolean empty(RuleExpression expression) {
        return expression instanceof Literal literal && literal.value() instanceof String text && text.isBlank();
    }

    private static String text(RuleReading reading, RuleExpression written) {
        return reading.source()
                .text()
                .substring(written.span().start(), written.span().end());
    }

    private static CheckDiagnostic wrong(RuleReading reading, RuleExpression at, String message, String hint) {
        return wrong(reading, at.span(), message, hint);
    }

    private static CheckDiagnostic wrong(RuleReading reading, TextSpan at, String message, String hint) {
        return reading.diagnostic(DiagnosticCode.LIMIT_HOLDER, at, message, hint);
    }
}
