package dev.czar.decision;

import dev.czar.fact.Fact;
import java.time.Duration;
import java.util.List;

/** A fact a rule matched: where a sensed fact came from and how old it is, or the rules that concluded a derived one. */
public record Evidence(Fact fact, String source, Duration age, List<Because> because) {

    public Evidence {
        because = List.copyOf(because);
    }
}
