package dev.czar.actuator.delivery;

import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.io.ContentHash;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The durable steps of one delivery. */
final class DeliveryLog {
    /** The steps, in the order in which they may come. */
    enum DeliveryMark {
        REFUSED,
        FLUSHED,
        WRITING,
        NOT_WRITTEN,
        WRITTEN,
        ENTERED,
        HELD,
        RESCUED,
        SUBMITTED,
        PICKED_UP,
        ACKNOWLEDGED,
        FAILED,
        UNCERTAIN;

        static DeliveryMark of(DeliveryStep step) {
            return valueOf(step.name());
        }

        static DeliveryMark of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final ExecutionJournal journal;
    private final Clock clock;
    private final String decision;

    DeliveryLog(ExecutionJournal journal, Clock clock, String decision) {
        this.journal = journal;
        this.clock = clock;
        this.decision = decision;
    }

    void append(DeliveryMark mark, String detail) {
        journal.append(
                new ExecutionStep(decision, mark.word(), detail, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The last step of any of these names. */
    Optional<ExecutionStep> last(DeliveryMark... marks) {
        return all(marks).stream().reduce((older, newer) -> newer);
    }

    List<ExecutionStep> all(DeliveryMark... marks) {
        return journal.steps(decision).stream()
                .filter(step -> Stream.of(marks).anyMatch(mark -> mark.word().equals(step.name())))
                .toList();
    }

    /** When the worker got the message, as far as it is known: when Enter was pressed, else when it was written. */
    Optional<Instant> sentAt() {
        return last(DeliveryMark.ENTERED)
                .or(() -> last(DeliveryMark.WRITING, DeliveryMark.WRITTEN))
                .map(ExecutionStep::at);
    }

    /** Whether text may have been written: the last attempt to write was not undone. */
    boolean mayBeWritten() {
        return last(DeliveryMark.WRITING, DeliveryMark.NOT_WRITTEN, DeliveryMark.WRITTEN)
                .filter(step -> !step.name().equals(DeliveryMark.NOT_WRITTEN.word()))
                .isPresent();
    }

    /** What the journal keeps of a write: the very process it goes to and the text's length and hash. */
    static final class WriteRecord {
        private static final Pattern PROCESS = Pattern.compile("process (\\d+) ");

        private WriteRecord() {}

        static String detail(TerminalPane pane, byte[] text) {
            return "pane %s process %d bytes %d sha256 %s"
                    .formatted(pane.id(), pane.pid(), text.length, ContentHash.sha256(text));
        }

        static long pid(ExecutionStep writing) {
            Matcher process = PROCESS.matcher(writing.detail());
            return process.find() ? Long.parseLong(process.group(1)) : -1;
        }
    }
}
