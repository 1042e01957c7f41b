package dev.czar.loop.trial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.time.Duration;

/** Something that is found out with rules, whoever they are from; {@code T} is the answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "trial")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EvaluationTrial.class, name = "evaluation"),
    @JsonSubTypes.Type(value = AdmissionTrial.class, name = "admission"),
    @JsonSubTypes.Type(value = BacktestTrial.class, name = "backtest"),
    @JsonSubTypes.Type(value = CaseTrial.class, name = "case")
})
public sealed interface RuleTrial<T> permits EvaluationTrial, AdmissionTrial, BacktestTrial, CaseTrial {

    T run(TrialTools tools) throws InvalidRules;

    Class<T> answerType();

    /** Longer than anything that is sound takes. */
    Duration timeLimit();
}
