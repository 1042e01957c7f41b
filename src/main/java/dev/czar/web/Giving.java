package dev.czar.web;

import java.time.Duration;

/** Who gives an order, why, and for how long; zero: until it is ended. */
record Giving(String author, String reason, Duration lasts) {

    Giving lasting(Duration otherwise) {
        return lasts.isZero() ? new Giving(author, reason, otherwise) : this;
    }
}
