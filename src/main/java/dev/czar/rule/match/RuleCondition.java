package dev.czar.rule.match;

import java.util.List;
import java.util.stream.Stream;

/** One element of a rule's conditions. */
public sealed interface RuleCondition {

    ConditionText span();

    /** A fact that must be there. */
    record Matching(ConditionText span, FactPattern pattern) implements RuleCondition {}

    /** What must not be there. */
    record Absent(ConditionText span, List<RuleCondition> parts) implements RuleCondition {}

    /** What must be there, whichever and however often. */
    record ExistsCondition(ConditionText span, List<RuleCondition> parts) implements RuleCondition {}

    /** What is computed over all that is there. */
    record Total(ConditionText span, List<RuleCondition> parts, List<AccumulateCall> tallies)
            implements RuleCondition {}

    /** One of several ways. */
    record Either(ConditionText span, List<List<RuleCondition>> ways) implements RuleCondition {}

    /** An element whose meaning is left to the engine. */
    record Opaque(ConditionText span) implements RuleCondition {}

    /** The patterns that facts match, in whichever way. */
    static Stream<FactPattern> patterns(List<RuleCondition> clauses) {
        return clauses.stream().flatMap(clause -> {
            if (clause instanceof Matching matching) {
                return Stream.of(matching.pattern());
            }
            return clause instanceof Either either
                    ? either.ways().stream().flatMap(RuleCondition::patterns)
                    : Stream.empty();
        });
    }

    /** A piece of a rule file: its text and where it begins, counted from 1. */
    public record ConditionText(String text, int line, int column) {}
}
