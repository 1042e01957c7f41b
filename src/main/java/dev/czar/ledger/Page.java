package dev.czar.ledger;

import java.util.List;
import java.util.OptionalLong;

/** Some of many things, newest first; {@code next} is where the next page begins, when there is one. */
public record Page<T>(List<T> items, OptionalLong next) {

    public Page {
        items = List.copyOf(items);
    }
}
