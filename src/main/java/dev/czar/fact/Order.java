package dev.czar.fact;

import java.time.Duration;

/** A human's word: who gave it, why, and for how long; the loop withdraws it when it is over. */
public sealed interface Order extends Fact permits Hold, Pause, EmergencyStop, Approval, Veto, Force, Withholding {

    String author();

    String reason();

    Duration age();

    /** From its statement on; zero: until it is withdrawn. */
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** Whether its time is over. */
    default boolean over() {
        return !lasts().isZero() && age().compareTo(lasts()) >= 0;
    }
}
