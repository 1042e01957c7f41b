package dev.czar.ledger.measure;

import dev.czar.fact.Order;
import java.util.function.Function;

/** How often a human had to say something. */
final class HumanActions implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        int orders = (int) past.seen(Order.class).distinct().count();
        return Measure.count("human actions", orders, "orders given by humans");
    }
}
