package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.loop.rules.RulesView.ShadowView;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.backtest.Backtest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A rule book that decides on live facts without acting, and what it decides otherwise than the one in force. */
final class Shadow {

    private final RuleBook book;
    private final Instant since;
    private final String author;
    private final Backtest backtest = new Backtest();
    private int missed;

    Shadow(RuleBook book, Instant since, String author) {
        this.book = book;
        this.since = since.truncatedTo(ChronoUnit.MILLIS);
        this.author = author;
    }

    RuleBook book() {
        return book;
    }

    String author() {
        return author;
    }

    synchronized void follow(long cycle, Snapshot snapshot, CycleResult inForce) {
        backtest.cycle(cycle, inForce.ruling(), Cycle.ruling(snapshot, book));
    }

    synchronized void miss() {
        missed++;
    }

    synchronized ShadowView view() {
        return new ShadowView(book.revision(), since, author, missed, backtest.report());
    }
}
