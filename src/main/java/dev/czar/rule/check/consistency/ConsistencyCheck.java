package dev.czar.rule.check.consistency;

import dev.czar.rule.check.syntax.CheckDiagnostic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can be said of rules by what they say together. */
public final class ConsistencyCheck {

    private ConsistencyCheck() {}

    public static Stream<CheckDiagnostic> check(List<RuleConditions> rules) {
        ConcludedFacts facts = new ConcludedFacts(rules);
        ExclusiveFactsCheck exclusive = new ExclusiveFactsCheck(facts);
        RefusedActionCheck refused = new RefusedActionCheck(rules, facts);
        return rules.stream()
                .flatMap(rule -> Stream.concat(
                        Stream.concat(exclusive.check(rule), refused.check(rule)),
                        Stream.of(
                                        RepeatedFactCheck.check(rule),
                                        OneFactCheck.check(rule),
                                        DoneBeforeCheck.check(rule),
                                        MissingCauseCheck.check(rule),
                                        OtherHeadCheck.check(rule))
                                .flatMap(Optional::stream)));
    }
}
