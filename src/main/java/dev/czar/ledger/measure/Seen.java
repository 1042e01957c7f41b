package dev.czar.ledger.measure;

import dev.czar.fact.Fact;
import java.time.Instant;

/** A fact as it was stated at a moment. */
record Seen<F extends Fact>(F fact, Instant at) {}
