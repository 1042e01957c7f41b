package dev.czar.actuator.delivery;

import dev.czar.decision.Journal;
import dev.czar.decision.Step;
import dev.czar.fact.DeliveryStep;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The durable steps of one delivery. */
final class Trail {
    /** The steps, in the order in which they may come. */
    enum Mark {
        REFUSED,
        FLUSHED,
        WRITING,
        NOT_WRITTEN,
        WRITTEN,
        ENTERED,
        RESCUED,
        SUBMITTED,
        PICKED_UP,
        ACKNOWLEDGED,
        FAILED,
        UNCERTAIN;

        static Mark of(DeliveryStep step) {
            return valueOf(step.name());
        }

        static Mark of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Journal journal;
    private final Clock clock;
    private final String decision;

    Trail(Journal journal, Clock clock, String decision) {
        this.journal = journal;
        this.clock = clock;
        this.decision = decision;
    }

    void mark(Mark mark, String detail) {
        journal.append(new Step(decision, mark.word(), detail, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The last step of any of these names. */
    Optional<Step> last(Mark... marks) {
        return journal.steps(decision).stream()
                .filter(step -> Stream.of(marks).anyMatch(mark -> mark.word().equals(step.name())))
                .reduce((older, newer) -> newer);
    }

    /** Whether text may have been written: the last attempt to write was not undone. */
    boolean writing() {
        return last(Mark.WRITING, Mark.NOT_WRITTEN, Mark.WRITTEN)
                .filter(step -> !step.name().equals(Mark.NOT_WRITTEN.word()))
                .isPresent();
    }
}
