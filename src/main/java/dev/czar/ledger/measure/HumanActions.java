package dev.czar.ledger.measure;

import dev.czar.fact.Order;
import java.util.function.Function;

/** How often a human had to say something. */
final class HumanActions implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        return Measure.count("human actions", count(past), "orders given by humans");
    }

    static int count(Past past) {
        return (int) past.seen(Order.class).distinct().count();
    }
}
