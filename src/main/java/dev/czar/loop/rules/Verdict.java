package dev.czar.loop.rules;

import dev.czar.rule.RuleBook;
import dev.czar.rule.backtest.BacktestReport;

/** What the gate says of a candidate. */
public sealed interface Verdict {

    /** It may come into force; {@code report} says what it would have decided otherwise. */
    record Sound(RuleBook book, BacktestReport report) implements Verdict {}

    /** Sound, but it would have decided more otherwise than may pass unasked. */
    record Costly(RuleBook book, BacktestReport report, String reason) implements Verdict {}

    /** It does not compile, fails its tests, or fails on recorded facts. */
    record Unsound(String reason) implements Verdict {}
}
