package dev.czar.rule.match;

import dev.czar.rule.match.AccumulateCall.EngineAccumulate;
import dev.czar.rule.match.RuleCondition.Absent;
import dev.czar.rule.match.RuleCondition.ConditionText;
import dev.czar.rule.match.RuleCondition.Either;
import dev.czar.rule.match.RuleCondition.ExistsCondition;
import dev.czar.rule.match.RuleCondition.Matching;
import dev.czar.rule.match.RuleCondition.Opaque;
import dev.czar.rule.match.RuleCondition.Total;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.model.AccumulatePattern;
import org.drools.model.Condition;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;

/** Reads a rule's conditions from the engine's compiled model, side by side with how they are written. */
final class ConditionReader {

    private final ConditionSource wording;
    private final FactPatternReader patterns;
    private final Set<String> results = new HashSet<>();

    ConditionReader(ConditionSource wording) {
        this.wording = wording;
        this.patterns = new FactPatternReader(wording);
    }

    List<RuleCondition> clauses(Condition view) {
        return clauses(view.getSubConditions(), wording.conditions());
    }

    /** The compiled elements in the order they are written; a check of an accumulated result belongs to its accumulate. */
    private List<RuleCondition> clauses(List<Condition> conditions, List<? extends BaseDescr> written) {
        List<RuleCondition> clauses = new ArrayList<>();
        int next = 0;
        BaseDescr current = null;
        for (Condition condition : conditions) {
            if (condition.getType() != Condition.Type.CONSEQUENCE) {
                if (!ofResult(condition)) {
                    current = next < written.size() ? written.get(next) : null;
                    next++;
                }
                clauses.add(clause(condition, current));
            }
        }
        return clauses;
    }

    private boolean ofResult(Condition condition) {
        return !(condition instanceof AccumulatePattern)
                && condition instanceof org.drools.model.Pattern<?> pattern
                && results.contains(pattern.getPatternVariable().getName());
    }

    private RuleCondition clause(Condition condition, BaseDescr descr) {
        if (condition instanceof AccumulatePattern<?> accumulate) {
            return total(accumulate, descr);
        }
        if (condition instanceof org.drools.model.Pattern<?> pattern) {
            return new Matching(wording.span(descr, "a pattern"), patterns.pattern(pattern, descr));
        }
        ConditionText span = wording.span(descr, condition.getType().toString().toLowerCase(java.util.Locale.ROOT));
        switch (condition.getType()) {
            case NOT:
                return new Absent(span, parts(condition, descr));
            case EXISTS:
                return new ExistsCondition(span, parts(condition, descr));
            case OR:
                return new Either(span, ways(condition, descr));
            default:
                return new Opaque(span);
        }
    }

    private List<RuleCondition> parts(Condition condition, BaseDescr descr) {
        List<? extends BaseDescr> written = descr == null ? List.of() : ConditionSource.below(descr);
        List<Condition> parts = condition.getSubConditions();
        while (parts.size() == 1 && parts.get(0).getType() == Condition.Type.AND) {
            parts = parts.get(0).getSubConditions();
            written = written.size() == 1 && parts.size() > 1 ? ConditionSource.below(written.get(0)) : written;
        }
        return clauses(parts, written);
    }

    private List<List<RuleCondition>> ways(Condition condition, BaseDescr descr) {
        List<? extends BaseDescr> written = descr == null ? List.of() : ConditionSource.below(descr);
        List<List<RuleCondition>> ways = new ArrayList<>();
        for (int index = 0; index < condition.getSubConditions().size(); index++) {
            Condition way = condition.getSubConditions().get(index);
            BaseDescr text = index < written.size() ? written.get(index) : null;
            ways.add(
                    way.getType() == Condition.Type.AND
                            ? clauses(way.getSubConditions(), text == null ? List.of() : ConditionSource.below(text))
                            : List.of(clause(way, text)));
        }
        return ways;
    }

    private RuleCondition total(AccumulatePattern<?> accumulate, BaseDescr descr) {
        Stream.of(accumulate.getBoundVariables()).map(Variable::getName).forEach(results::add);
        Condition input = accumulate.getCondition();
        List<? extends BaseDescr> written = descr == null ? List.of() : ConditionSource.below(descr);
        List<RuleCondition> parts = input.getType() == Condition.Type.AND
                ? clauses(input.getSubConditions(), written)
                : clauses(List.of(input), written);
        List<AccumulateCall> tallies = Stream.of(accumulate.getAccumulateFunctions())
                .map(ConditionReader::tally)
                .toList();
        return new Total(wording.span(descr, "accumulate"), parts, tallies);
    }

    private static AccumulateCall tally(AccumulateFunction function) {
        String source = function.getSource() instanceof Variable<?> variable ? variable.getName() : "";
        return new AccumulateCall(source, function.getResult().getName(), EngineAccumulate.of(function));
    }
}
