package dev.czar.ledger.measure;

import dev.czar.fact.Claim;
import dev.czar.fact.Integrated;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The time in which a worker had one task in hand: from its claim until the task was in the omnibus. */
record Shift(String worker, String task, Instant from, Instant to) {

    /** All of them, in the order in which they began; one that has not ended lasts until the last thing that happened. */
    static List<Shift> of(Past past) {
        Instant end = end(past);
        return past.seen(Claim.class)
                .map(seen -> new Shift(seen.fact().worker(), seen.fact().task(), seen.at(), end))
                .filter(shift -> past.first(
                                Claim.class,
                                claim -> claim.task().equals(shift.task())
                                        && claim.worker().equals(shift.worker()))
                        .filter(shift.from()::equals)
                        .isPresent())
                .distinct()
                .map(shift -> shift.until(past.seen(Integrated.class)
                        .filter(seen -> seen.fact().task().equals(shift.task()))
                        .map(Seen::at)
                        .filter(at -> at.isAfter(shift.from()))
                        .findFirst()
                        .orElse(end)))
                .sorted(Comparator.comparing(Shift::from))
                .toList();
    }

    Duration length() {
        return Duration.between(from, to);
    }

    private Shift until(Instant moment) {
        return new Shift(worker, task, from, moment);
    }

    private static Instant end(Past past) {
        return past.seen(Integrated.class)
                .map(Seen::at)
                .reduce((older, newer) -> newer)
                .orElse(Instant.EPOCH);
    }
}
