package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Binary;
import dev.czar.rule.check.Expression.Name;
import dev.czar.rule.check.Matched.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Reads the constraints of one pattern in their order; each sees what was bound before it. */
final class PatternReader {

    private static final Set<String> CALCULATIONS = Set.of("+", "-", "*");

    private final Source source;
    private final Findings findings;
    private final Scope scope;
    private final Optional<Class<?>> type;
    private final List<Constraint> constraints = new ArrayList<>();
    private final Set<String> binds = new TreeSet<>();
    private final Set<String> uses = new TreeSet<>();

    PatternReader(Source source, Findings findings, Scope scope, Optional<Class<?>> type) {
        this.source = source;
        this.findings = findings;
        this.scope = scope;
        this.type = type;
    }

    void uses(Set<String> names) {
        uses.addAll(names);
    }

    Matched matched(Span span, Matched.Role role, int group) {
        uses.removeAll(binds);
        return new Matched(span, type, role, group, List.copyOf(constraints), Set.copyOf(binds), Set.copyOf(uses));
    }

    /** {@code $fact : Type( ... )}. */
    void identifier(PatternDescr pattern) {
        if (pattern.getIdentifier() != null) {
            bind(pattern.getIdentifier(), type.map(Kind::of), source.word(pattern, pattern.getIdentifier()));
        }
    }

    /** {@code $result : function( parameter )} of an accumulation, whose parameters see what it matches. */
    void result(Span at, AccumulateFunctionCallDescr function, Scope inside) {
        List<Optional<Kind>> parameters = new ArrayList<>();
        for (String parameter : function.getParams()) {
            Span span = source.word(at, parameter);
            try {
                Expression read = source.expression(span);
                parameters.add(new Typing(findings, inside, Optional.empty()).of(read));
            } catch (Refused refused) {
                findings.add(refused);
            }
        }
        Optional<Kind> of = parameters.stream().findFirst().flatMap(kind -> kind);
        if (function.getBind() != null) {
            bind(
                    function.getBind(),
                    Accumulations.result(function.getFunction(), of),
                    source.word(at, function.getBind()));
        }
    }

    /** The fields of an unknown type are unknown too, which is said once, of the type. */
    void constraints(PatternDescr pattern) {
        constraints(pattern.getConstraint(), type.isPresent() || pattern.getSource() instanceof AccumulateDescr);
    }

    private void constraints(ConditionalElementDescr group, boolean known) {
        for (Object part : group.getDescrs()) {
            if (part instanceof ExprConstraintDescr constraint) {
                constraint(constraint, known);
            } else if (part instanceof ConditionalElementDescr inner) {
                constraints(inner, known);
            }
        }
    }

    private void constraint(ExprConstraintDescr descr, boolean known) {
        if (descr.getType() == ExprConstraintDescr.Type.POSITIONAL) {
            findings.add(
                    Code.FORBIDDEN, source.span(descr), "a constraint by position", "name the field: field == value");
            return;
        }
        try {
            Constraint constraint = source.constraint(source.place(descr));
            constraints.add(constraint);
            check(constraint, known);
        } catch (Refused refused) {
            findings.add(refused);
        }
    }

    private void check(Constraint constraint, boolean known) {
        Expression expression = constraint.expression();
        Typing typing = new Typing(findings, scope, type);
        Optional<Kind> kind = known ? typing.of(expression) : Optional.empty();
        expression
                .all()
                .filter(Name.class::isInstance)
                .map(part -> ((Name) part).text())
                .filter(name -> scope.find(name).isPresent())
                .forEach(this::used);
        if (constraint.binding().isEmpty()) {
            new Comparisons(findings, typing).condition(expression, kind);
        } else {
            calculated(expression);
            Name name = constraint.binding().get();
            bind(name.text(), bound(expression, kind), name.span());
        }
    }

    /** The engine would bind the left side alone. */
    private void calculated(Expression expression) {
        if (expression instanceof Binary binary && CALCULATIONS.contains(binary.operator())) {
            findings.add(
                    Code.FORBIDDEN,
                    binary.span(),
                    "a calculated value is bound",
                    "bind the field, and calculate where the binding is used");
        }
    }

    private void used(String name) {
        scope.use(name);
        uses.add(name);
    }

    /** {@code $a : field == value} binds the field. */
    private Optional<Kind> bound(Expression expression, Optional<Kind> kind) {
        return expression instanceof Binary comparison
                        && kind.filter(Kind::truth).isPresent()
                ? new Typing(new Findings(source, ""), scope, type).of(comparison.left())
                : kind;
    }

    private void bind(String name, Optional<Kind> kind, Span at) {
        if (!name.startsWith("$")) {
            findings.add(Code.DUPLICATE_BINDING, at, "the binding " + name + " looks like a field", "write $" + name);
        } else if (scope.find(name).isPresent()) {
            findings.add(
                    Code.DUPLICATE_BINDING,
                    at,
                    name + " is bound already",
                    "use another name, or compare: field == " + name);
        }
        scope.bind(new Scope.Bound(name, kind, at));
        binds.add(name);
    }
}
