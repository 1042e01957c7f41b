package dev.czar.rule.match;

import dev.czar.rule.match.ConstraintComparison.ComparisonReader;
import dev.czar.rule.match.RuleCondition.ConditionText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.PredicateN;

/** Reads one pattern: its compiled constraints and bindings come in the order in which they are written. */
final class FactPatternReader {

    private final ConditionSource wording;

    FactPatternReader(ConditionSource wording) {
        this.wording = wording;
    }

    FactPattern pattern(org.drools.model.Pattern<?> compiled, BaseDescr descr) {
        Map<String, String> components = new HashMap<>();
        List<ExprConstraintDescr> written = new ArrayList<>();
        for (ExprConstraintDescr expression : ConditionSource.expressions(descr)) {
            Matcher binding = ConditionSource.BINDING.matcher(expression.getExpression());
            if (binding.matches()) {
                components.put(binding.group(1), binding.group(2));
            } else {
                written.add(expression);
            }
        }
        return new FactPattern(
                compiled.getPatternVariable().getType(),
                compiled.getPatternVariable().getName(),
                compiled.getBindings().stream()
                        .map(binding -> binding(binding, components))
                        .toList(),
                constraints(compiled, descr, written));
    }

    private static PatternBinding binding(org.drools.model.Binding compiled, Map<String, String> components) {
        String variable = compiled.getBoundVariable().getName();
        return new PatternBinding(
                variable,
                components.getOrDefault(written(variable), ""),
                names(compiled.getInputVariables()),
                compiled::eval);
    }

    private List<PatternConstraint> constraints(
            org.drools.model.Pattern<?> compiled, BaseDescr descr, List<ExprConstraintDescr> written) {
        List<SingleConstraint> single = flat(compiled.getConstraint())
                .filter(constraint -> constraint.getVariables().length > 0)
                .toList();
        boolean aligned = single.size() == written.size();
        List<PatternConstraint> constraints = new ArrayList<>();
        for (int index = 0; index < single.size(); index++) {
            SingleConstraint constraint = single.get(index);
            ConditionText span = aligned
                    ? wording.span(written.get(index), descr)
                    : place(descr, constraint.predicateInformation().getStringConstraint());
            constraints.add(constraint(compiled, constraint, span));
        }
        return constraints;
    }

    private ConditionText place(BaseDescr descr, String text) {
        ConditionText whole = wording.span(descr, text);
        return new ConditionText(text, whole.line(), whole.column());
    }

    private static PatternConstraint constraint(
            org.drools.model.Pattern<?> pattern, SingleConstraint compiled, ConditionText span) {
        PredicateN predicate = compiled.getPredicate();
        Optional<ConstraintComparison> comparison = ComparisonReader.read(
                pattern.getPatternVariable().getType(),
                pattern.getPatternVariable().getName(),
                compiled,
                span.text());
        return new PatternConstraint(span, names(compiled.getVariables()), predicate::test, comparison);
    }

    private static Stream<SingleConstraint> flat(org.drools.model.Constraint constraint) {
        if (constraint instanceof SingleConstraint single) {
            return Stream.of(single);
        }
        return constraint == null
                ? Stream.empty()
                : constraint.getChildren().stream().flatMap(FactPatternReader::flat);
    }

    /** The engine names a variable otherwise that is bound inside an element. */
    static String written(String variable) {
        return variable.replaceFirst("_\\d+_sCoPe$", "");
    }

    static String[] names(Variable<?>[] variables) {
        return Stream.of(variables).map(Variable::getName).toArray(String[]::new);
    }
}
