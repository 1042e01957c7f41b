/** What other rules would have decided: recorded cycles run with both, and the difference. */
package dev.czar.rule.backtest;
