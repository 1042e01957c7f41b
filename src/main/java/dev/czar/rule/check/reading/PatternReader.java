package dev.czar.rule.check.reading;

import dev.czar.rule.check.reading.AllowedMembers.AccumulateFunctions;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.CheckDiagnostic.FindingCollector;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ConditionWalker;
import dev.czar.rule.check.syntax.ParsedRuleFile.FileCheck;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Reads the constraints of one pattern in their order; each sees what was bound before it. */
public final class PatternReader {

    private static final Set<String> CALCULATIONS = Set.of("+", "-", "*");

    private final ParsedRuleFile source;
    private final FindingCollector findings;
    private final BindingScope scope;
    private final Optional<Class<?>> type;
    private final List<Constraint> constraints = new ArrayList<>();
    private final Set<String> binds = new TreeSet<>();
    private final Set<String> uses = new TreeSet<>();

    PatternReader(ParsedRuleFile source, FindingCollector findings, BindingScope scope, Optional<Class<?>> type) {
        this.source = source;
        this.findings = findings;
        this.scope = scope;
        this.type = type;
    }

    void uses(Set<String> names) {
        uses.addAll(names);
    }

    RulePattern matched(TextSpan span, RulePattern.Role role, int group) {
        uses.removeAll(binds);
        return new RulePattern(span, type, role, group, List.copyOf(constraints), Set.copyOf(binds), Set.copyOf(uses));
    }

    /** {@code $fact : Type( ... )}. */
    void identifier(PatternDescr pattern) {
        if (pattern.getIdentifier() != null) {
            bind(pattern.getIdentifier(), type.map(ValueType::of), source.word(pattern, pattern.getIdentifier()));
        }
    }

    /** {@code $result : function( parameter )} of an accumulation, whose parameters see what it matches. */
    void result(TextSpan at, AccumulateFunctionCallDescr function, BindingScope inside) {
        List<Optional<ValueType>> parameters = new ArrayList<>();
        Optional<Name> result =
                Optional.ofNullable(function.getBind()).map(name -> new Name(name, source.word(at, name)));
        for (String parameter : function.getParams()) {
            TextSpan span = source.word(at, parameter);
            try {
                RuleExpression read = source.expression(span);
                parameters.add(new ExpressionTyping(findings, inside, Optional.empty()).of(read));
                result.filter(name -> !function.getFunction().equals(AccumulateFunctions.COUNT))
                        .ifPresent(name -> constraints.add(new Constraint(Optional.of(name), read)));
            } catch (InvalidExpression refused) {
                findings.add(refused);
            }
        }
        Optional<ValueType> of = parameters.stream().findFirst().flatMap(kind -> kind);
        result.ifPresent(
                name -> bind(name.text(), AccumulateFunctions.result(function.getFunction(), of), name.span()));
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
                    DiagnosticCode.FORBIDDEN,
                    source.span(descr),
                    "a constraint by position",
                    "name the field: field == value");
            return;
        }
        try {
            Constraint constraint = source.constraint(source.place(descr));
            constraints.add(constraint);
            check(constraint, known);
        } catch (InvalidExpression refused) {
            findings.add(refused);
        }
    }

    private void check(Constraint constraint, boolean known) {
        RuleExpression expression = constraint.expression();
        ExpressionTyping typing = new ExpressionTyping(findings, scope, type);
        Optional<ValueType> kind = known ? typing.of(expression) : Optional.empty();
        expression
                .all()
                .filter(Name.class::isInstance)
                .map(part -> ((Name) part).text())
                .filter(name -> scope.find(name).isPresent())
                .forEach(this::used);
        if (constraint.binding().isEmpty()) {
            new OperatorTyping(findings, typing).condition(expression, kind);
        } else {
            calculated(expression);
            Name name = constraint.binding().get();
            bind(name.text(), bound(expression, kind), name.span());
        }
    }

    /** The engine would bind the left side alone. */
    private void calculated(RuleExpression expression) {
        if (expression instanceof Binary binary && CALCULATIONS.contains(binary.operator())) {
            findings.add(
                    DiagnosticCode.FORBIDDEN,
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
    private Optional<ValueType> bound(RuleExpression expression, Optional<ValueType> kind) {
        return expression instanceof Binary comparison
                        && kind.filter(ValueType::truth).isPresent()
                ? new ExpressionTyping(new FindingCollector(source, ""), scope, type).of(comparison.left())
                : kind;
    }

    private void bind(String name, Optional<ValueType> kind, TextSpan at) {
        if (!name.startsWith("$")) {
            findings.add(
                    DiagnosticCode.DUPLICATE_BINDING,
                    at,
                    "the binding " + name + " looks like a field",
                    "write $" + name);
        } else if (scope.find(name).isPresent()) {
            findings.add(
                    DiagnosticCode.DUPLICATE_BINDING,
                    at,
                    name + " is bound already",
                    "use another name, or compare: field == " + name);
        }
        scope.bind(new BindingScope.Binding(name, kind, at));
        binds.add(name);
    }

    /** Patterns match facts and actions that exist. */
    public static final class PatternTypeCheck implements FileCheck {

        private static final Pattern QUALIFIED = Pattern.compile("dev\\.czar\\.(fact|decision)\\.");

        @Override
        public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
            return source.rules().flatMap(rule -> ConditionWalker.of(rule, PatternDescr.class)
                    .filter(pattern -> pattern.getSource() == null)
                    .filter(pattern -> !RuleVocabulary.MATCHED.containsKey(simple(pattern)))
                    .map(pattern -> source.diagnostic(
                            finding(simple(pattern)), source.word(pattern, simple(pattern)), rule.getName())));
        }

        private static Finding finding(String type) {
            return new Finding(
                    DiagnosticCode.UNKNOWN_TYPE,
                    "\"" + type + "\" is neither a fact nor an action",
                    RuleVocabulary.didYouMean(
                            type, RuleVocabulary.MATCHED.keySet(), "czar facts --schema lists all facts"));
        }

        public static String simple(PatternDescr pattern) {
            return QUALIFIED
                    .matcher(Objects.toString(pattern.getObjectType(), ""))
                    .replaceFirst("");
        }
    }
}
