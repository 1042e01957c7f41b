package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Binary;
import dev.czar.rule.check.Expression.Call;
import dev.czar.rule.check.Expression.Choices;
import dev.czar.rule.check.Expression.Created;
import dev.czar.rule.check.Expression.Literal;
import dev.czar.rule.check.Expression.Name;
import dev.czar.rule.check.Expression.Select;
import dev.czar.rule.check.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out of what kind an expression is, and says what in it is unknown; an unknown kind is empty. */
final class Typing {

    private final Findings findings;
    private final Scope scope;
    private final Optional<Class<?>> self;

    /** {@code self} is the type of the pattern around the expression, if any. */
    Typing(Findings findings, Scope scope, Optional<Class<?>> self) {
        this.findings = findings;
        this.scope = scope;
        this.self = self;
    }

    Optional<Kind> of(Expression expression) {
        if (expression instanceof Literal literal) {
            return Optional.of(Kind.of(literal.value().getClass()));
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
            return new Comparisons(findings, this).unary(unary);
        }
        if (expression instanceof Binary binary) {
            return new Comparisons(findings, this).binary(binary);
        }
        if (expression instanceof Created created) {
            return new Construction(findings, this).of(created);
        }
        ((Choices) expression).choices().forEach(this::of);
        return Optional.empty();
    }

    private Optional<Kind> name(Name name) {
        Optional<Scope.Bound> bound = scope.find(name.text());
        if (bound.isPresent()) {
            scope.use(name.text());
            return bound.get().kind();
        }
        if (name.text().equals("this") && self.isPresent()) {
            return self.map(Kind::of);
        }
        Optional<Kind> field = field(name);
        if (field.isEmpty()) {
            unknown(name);
        }
        return field;
    }

    private Optional<Kind> field(Name name) {
        return self.map(type -> Members.fields(type).get(name.text()));
    }

    private void unknown(Name name) {
        scope.use(name.text());
        if (name.bound() || self.isEmpty()) {
            findings.add(
                    Code.UNKNOWN_BINDING,
                    name.span(),
                    scope.elsewhere(name.text())
                            ? name.text() + " cannot be seen here"
                            : "nothing is bound to " + name.text(),
                    scope.elsewhere(name.text())
                            ? "what is bound inside not, exists or accumulate is seen only there"
                            : Vocabulary.didYouMean(name.text(), scope.visible(), "bind it in a pattern before"));
            return;
        }
        Set<String> values = values(name.text());
        if (values.isEmpty()) {
            noField(self.get(), name);
        } else {
            findings.add(
                    Code.UNKNOWN_FIELD,
                    name.span(),
                    self.get().getSimpleName() + " has no field " + name.text(),
                    "write " + String.join(" or ", values));
        }
    }

    /** The values of enumerations that go by a bare name. */
    private static Set<String> values(String name) {
        return Vocabulary.ENUMERATIONS.values().stream()
                .flatMap(owner -> Stream.of(owner.getEnumConstants())
                        .filter(value -> value.toString().equals(name))
                        .map(value -> owner.getSimpleName() + "." + value))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Kind> select(Select select) {
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

    private Optional<Kind> constant(Class<?> type, Name name) {
        if (type == java.time.Duration.class && name.text().equals("ZERO")) {
            return Optional.of(Kind.of(type));
        }
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        List<String> names = List.of(constants).stream().map(Object::toString).toList();
        if (names.contains(name.text())) {
            return Optional.of(Kind.of(type));
        }
        findings.add(
                Code.UNKNOWN_VALUE,
                name.span(),
                type.getSimpleName() + " has no value " + name.text(),
                Vocabulary.didYouMean(name.text(), names, "it has " + String.join(", ", names)));
        return Optional.of(Kind.of(type));
    }

    private Optional<Kind> call(Call call) {
        List<Kind> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> of(argument).ifPresent(arguments::add));
        if (call.of().isEmpty()) {
            forbidden(call.name(), call.name().text(), Set.of());
            return Optional.empty();
        }
        Expression receiver = call.of().get();
        Optional<Class<?>> type = type(receiver);
        if (type.isEmpty() && foreign(receiver)) {
            forbidden(call.name(), said(receiver) + "." + call.name().text(), Set.of());
            return Optional.empty();
        }
        if (type.isPresent()) {
            return answer(type.get(), call.name(), arguments, Members.calls(type.get(), true));
        }
        Optional<Kind> kind = of(receiver);
        return arguments.size() < call.arguments().size()
                ? kind.flatMap(known -> allowed(known, call.name()) ? Optional.<Kind>empty() : Optional.empty())
                : kind.flatMap(known -> member(known, call.name(), arguments));
    }

    private boolean allowed(Kind kind, Name name) {
        Set<String> calls = Members.calls(kind.type(), false);
        if (!calls.contains(name.text())) {
            forbidden(name, kind.type().getSimpleName() + "." + name.text(), calls);
        }
        return calls.contains(name.text());
    }

    private Optional<Kind> member(Kind kind, Name name, List<Kind> arguments) {
        if (Vocabulary.MATCHED.containsValue(kind.type()) && arguments.isEmpty()) {
            return fieldOf(kind.type(), name);
        }
        return answer(kind.type(), name, arguments, Members.calls(kind.type(), false));
    }

    private Optional<Kind> fieldOf(Class<?> type, Name name) {
        Kind field = Members.fields(type).get(name.text());
        if (field == null) {
            noField(type, name);
        }
        return Optional.ofNullable(field);
    }

    private void noField(Class<?> type, Name name) {
        Set<String> fields = Members.fields(type).keySet();
        findings.add(
                Code.UNKNOWN_FIELD,
                name.span(),
                type.getSimpleName() + " has no field " + name.text(),
                Vocabulary.didYouMean(name.text(), fields, "it has " + String.join(", ", fields)));
    }

    private Optional<Kind> answer(Class<?> type, Name name, List<Kind> arguments, Set<String> calls) {
        if (!calls.contains(name.text())) {
            forbidden(name, type.getSimpleName() + "." + name.text(), calls);
            return Optional.empty();
        }
        Optional<Kind> answer = Members.answer(type, name.text(), arguments);
        if (answer.isEmpty()) {
            findings.add(
                    Code.ARGUMENTS,
                    name.span(),
                    type.getSimpleName() + "." + name.text() + " does not take ( "
                            + arguments.stream().map(Kind::plain).collect(Collectors.joining(", ")) + " )",
                    "");
        }
        return answer;
    }

    private void forbidden(Name name, String what, Set<String> calls) {
        findings.add(
                Code.UNKNOWN_CALL,
                name.span(),
                what + " is no call that rules may make",
                Vocabulary.didYouMean(
                        name.text(),
                        calls,
                        calls.isEmpty()
                                ? "rules compare what facts hold; they call nothing"
                                : "allowed are " + String.join(", ", new TreeSet<>(calls))));
    }

    /** The type that a bare name stands for. */
    private Optional<Class<?>> type(Expression expression) {
        return expression instanceof Name name
                        && scope.find(name.text()).isEmpty()
                        && field(name).isEmpty()
                ? Members.type(name.text())
                : Optional.empty();
    }

    /** Whether an expression begins with a name that is no field, no binding and no value. */
    private boolean foreign(Expression expression) {
        if (expression instanceof Select select) {
            return type(select.of()).isEmpty() && foreign(select.of());
        }
        return expression instanceof Name name
                && !name.bound()
                && !name.text().equals("this")
                && scope.find(name.text()).isEmpty()
                && field(name).isEmpty()
                && (Character.isUpperCase(name.text().charAt(0)) || Members.PACKAGES.contains(name.text()));
    }

    private static String said(Expression expression) {
        return expression instanceof Select select
                ? said(select.of()) + "." + select.name().text()
                : ((Name) expression).text();
    }

    private void unknownType(Expression of, Name selected) {
        String name = of instanceof Name bare ? bare.text() : selected.text();
        findings.add(
                Code.UNKNOWN_VALUE,
                of.span(),
                name + " is no type whose values rules may use",
                Vocabulary.didYouMean(
                        name,
                        Vocabulary.ENUMERATIONS.keySet(),
                        "allowed are the enumerations of facts and actions, and Duration"));
    }
}
