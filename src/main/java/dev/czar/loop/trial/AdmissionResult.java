package dev.czar.loop.trial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.czar.rule.backtest.BacktestReport;

/** What the gate says of a candidate. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "admission")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdmissionResult.Admitted.class, name = "admitted"),
    @JsonSubTypes.Type(value = AdmissionResult.TooManyChanges.class, name = "too-many-changes"),
    @JsonSubTypes.Type(value = AdmissionResult.Invalid.class, name = "invalid")
})
public sealed interface AdmissionResult {

    /** It may come into force; {@code report} says what it would have decided otherwise. */
    record Admitted(BacktestReport report) implements AdmissionResult {}

    /** Sound, but it would have decided more otherwise than may pass unasked. */
    record TooManyChanges(BacktestReport report, String reason) implements AdmissionResult {}

    /** It does not compile, fails its tests, or fails on recorded facts. */
    record Invalid(String reason) implements AdmissionResult {}
}
