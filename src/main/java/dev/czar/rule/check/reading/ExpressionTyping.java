package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.CheckDiagnostic.FindingCollector;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Choices;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out of what kind an expression is, and says what in it is unknown; an unknown kind is empty. */
final class ExpressionTyping {

    private final FindingCollector findings;
    private final BindingScope scope;
    private final Optional<Class<?>> self;

    /** {@code self} is the type of the pattern around the expression, if any. */
    ExpressionTyping(FindingCollector findings, BindingScope scope, Optional<Class<?>> self) {
        this.findings = findings;
        this.scope = scope;
        this.self = self;
    }

    Optional<ValueType> of(RuleExpression expression) {
        if (expression instanceof Literal literal) {
            return Optional.of(ValueType.of(literal.value().getClass()));
        }
        if (expression instanceof Name name) {
            return name(name);
        }
        if (expression instanceof Select select) {
            return select(select);
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof Unary unary) {
            return new OperatorTyping(findings, this).unary(unary);
        }
        if (expression instanceof Binary binary) {
            return new OperatorTyping(findings, this).binary(binary);
        }
        if (expression instanceof Created created) {
            return new ConclusionTyping(findings, this).of(created);
        }
        ((Choices) expression).choices().forEach(this::of);
        return Optional.empty();
    }

    private Optional<ValueType> name(Name name) {
        Optional<BindingScope.Binding> bound = scope.find(name.text());
        if (bound.isPresent()) {
            scope.use(name.text());
            return bound.get().kind();
        }
        if (name.text().equals("this") && self.isPresent()) {
            return self.map(ValueType::of);
        }
        Optional<ValueType> field = field(name);
        if (field.isEmpty()) {
            unknown(name);
        }
        return field;
    }

    private Optional<ValueType> field(Name name) {
        return self.map(type -> AllowedMembers.fields(type).get(name.text()));
    }

    private void unknown(Name name) {
        scope.use(name.text());
        if (name.bound() || self.isEmpty()) {
            findings.add(
                    DiagnosticCode.UNKNOWN_BINDING,
                    name.span(),
                    scope.elsewhere(name.text())
                            ? name.text() + " cannot be seen here"
                            : "nothing is bound to " + name.text(),
                    scope.elsewhere(name.text())
                            ? "what is bound inside not, exists or accumulate is seen only there"
                            : RuleVocabulary.didYouMean(name.text(), scope.visible(), "bind it in a pattern before"));
            return;
        }
        Set<String> values = values(name.text());
        if (values.isEmpty()) {
            noField(self.get(), name, "; a text is written \"" + name.text() + "\"");
        } else {
            findings.add(
                    DiagnosticCode.UNKNOWN_FIELD,
                    name.span(),
                    self.get().getSimpleName() + " has no field " + name.text(),
                    "write " + String.join(" or ", values));
        }
    }

    /** The values of enumerations that go by a bare name. */
    private static Set<String> values(String name) {
        return RuleVocabulary.ENUMERATIONS.values().stream()
                .flatMap(owner -> Stream.of(owner.getEnumConstants())
                        .filter(value -> value.toString().equals(name))
                        .map(value -> owner.getSimpleName() + "." + value))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<ValueType> select(Select select) {
        Optional<Class<?>> type = type(select.of());
        if (type.isPresent()) {
            return constant(type.get(), select.name());
        }
        if (foreign(select.of())) {
            unknownType(select.of(), select.name());
            return Optional.empty();
        }
        return of(select.of()).flatMap(kind -> member(kind, select.name(), List.of()));
    }

    private Optional<ValueType> constant(Class<?> type, Name name) {
        if (type == java.time.Duration.class && name.text().equals("ZERO")) {
            return Optional.of(ValueType.of(type));
        }
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        List<String> names = List.of(constants).stream().map(Object::toString).toList();
        if (names.contains(name.text())) {
            return Optional.of(ValueType.of(type));
        }
        findings.add(
                DiagnosticCode.UNKNOWN_VALUE,
                name.span(),
                type.getSimpleName() + " has no value " + name.text(),
                RuleVocabulary.didYouMean(name.text(), names, "it has " + String.join(", ", names)));
        return Optional.of(ValueType.of(type));
    }

    private Optional<ValueType> call(Call call) {
        List<ValueType> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> of(argument).ifPresent(arguments::add));
        if (call.of().isEmpty()) {
            forbidden(call.name(), call.name().text(), Set.of());
            return Optional.empty();
        }
        RuleExpression receiver = call.of().get();
        Optional<Class<?>> type = type(receiver);
        if (type.isEmpty() && foreign(receiver)) {
            forbidden(call.name(), said(receiver) + "." + call.name().text(), Set.of());
            return Optional.empty();
        }
        if (type.isPresent()) {
            return answer(type.get(), call.name(), arguments, AllowedMembers.calls(type.get(), true));
        }
        Optional<ValueType> kind = of(receiver);
        return arguments.size() < call.arguments().size()
                ? kind.flatMap(known -> allowed(known, call.name()) ? Optional.<ValueType>empty() : Optional.empty())
                : kind.flatMap(known -> member(known, call.name(), arguments));
    }

    private boolean allowed(ValueType kind, Name name) {
        Set<String> calls = AllowedMembers.calls(kind.type(), false);
        if (!calls.contains(name.text())) {
            forbidden(name, kind.type().getSimpleName() + "." + name.text(), calls);
        }
        return calls.contains(name.text());
    }

    private Optional<ValueType> member(ValueType kind, Name name, List<ValueType> arguments) {
        if (RuleVocabulary.MATCHED.containsValue(kind.type()) && arguments.isEmpty()) {
            return fieldOf(kind.type(), name);
        }
        return answer(kind.type(), name, arguments, AllowedMembers.calls(kind.type(), false));
    }

    private Optional<ValueType> fieldOf(Class<?> type, Name name) {
        ValueType field = AllowedMembers.fields(type).get(name.text());
        if (field == null) {
            noField(type, name, "");
        }
        return Optional.ofNullable(field);
    }

    private void noField(Class<?> type, Name name, String otherwise) {
        Set<String> fields = AllowedMembers.fields(type).keySet();
        findings.add(
                DiagnosticCode.UNKNOWN_FIELD,
                name.span(),
                type.getSimpleName() + " has no field " + name.text(),
                RuleVocabulary.didYouMean(
                        name.text(),
                        fields,
                        "it has " + String.join(", ", fields)
                                + RuleVocabulary.holders(type, name.text())
                                        .map(others -> "; " + name.text() + " is in " + others)
                                        .orElse(otherwise)));
    }

    private Optional<ValueType> answer(Class<?> type, Name name, List<ValueType> arguments, Set<String> calls) {
        if (!calls.contains(name.text())) {
            forbidden(name, type.getSimpleName() + "." + name.text(), calls);
            return Optional.empty();
        }
        Optional<ValueType> answer = AllowedMembers.answer(type, name.text(), arguments);
        if (answer.isEmpty()) {
            findings.add(
                    DiagnosticCode.ARGUMENTS,
                    name.span(),
                    type.getSimpleName() + "." + name.text() + " does not take ( "
                            + arguments.stream().map(ValueType::plain).collect(Collectors.joining(", ")) + " )",
                    type == java.time.Duration.class
                            ? "write a whole number, of a smaller unit if need be"
                            : "docs/facts.md says what it takes");
        }
        return answer;
    }

    private void forbidden(Name name, String what, Set<String> calls) {
        findings.add(
                DiagnosticCode.UNKNOWN_CALL,
                name.span(),
                what + " is no call that rules may make",
                RuleVocabulary.didYouMean(
                        name.text(),
                        calls,
                        calls.isEmpty()
                                ? "rules compare what facts hold; they call nothing"
                                : "allowed are " + String.join(", ", new TreeSet<>(calls))));
    }

    /** The type that a bare name stands for. */
    private Optional<Class<?>> type(RuleExpression expression) {
        return expression instanceof Name name
                        && scope.find(name.text()).isEmpty()
                        && field(name).isEmpty()
                ? AllowedMembers.type(name.text())
                : Optional.empty();
    }

    /** Whether an expression begins with a name that is no field, no binding and no value. */
    private boolean foreign(RuleExpression expression) {
        if (expression instanceof Select select) {
            return type(select.of()).isEmpty() && foreign(select.of());
        }
        return expression instanceof Name name
                && !name.bound()
                && !name.text().equals("this")
                && scope.find(name.text()).isEmpty()
                && field(name).isEmpty()
                && (Character.isUpperCase(name.text().charAt(0)) || AllowedMembers.PACKAGES.contains(name.text()));
    }

    private static String said(RuleExpression expression) {
        return expression instanceof Select select
                ? said(select.of()) + "." + select.name().text()
                : ((Name) expression).text();
    }

    private void unknownType(RuleExpression of, Name selected) {
        String name = of instanceof Name bare ? bare.text() : selected.text();
        findings.add(
                DiagnosticCode.UNKNOWN_VALUE,
                of.span(),
                name + " is no type whose values rules may use",
                RuleVocabulary.didYouMean(
                        name,
                        RuleVocabulary.ENUMERATIONS.keySet(),
                        "allowed are the enumerations of facts and actions, and Duration"));
    }
}
