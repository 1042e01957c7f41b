package dev.czar.loop.rules;

import dev.czar.rule.RuleBook;
import dev.czar.rule.backtest.BacktestReport;

/** What the gate says of a candidate. */
public sealed interface AdmissionResult {

    /** It may come into force; {@code report} says what it would have decided otherwise. */
    record Admitted(RuleBook book, BacktestReport report) implements AdmissionResult {}

    /** Sound, but it would have decided more otherwise than may pass unasked. */
    record TooManyChanges(RuleBook book, BacktestReport report, String reason) implements AdmissionResult {}

    /** It does not compile, fails its tests, or fails on recorded facts. */
    record Invalid(String reason) implements AdmissionResult {}
}
