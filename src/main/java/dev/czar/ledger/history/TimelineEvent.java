package dev.czar.ledger.history;

import dev.czar.fact.Fact;
import java.util.Optional;
import java.util.function.Function;

/** What a change of what is known says has happened; see {@link TimelineEntry} for the parts. */
record TimelineEvent(String kind, String event, String worker, String task, String text, int pull, String commit) {

    /** A fact before and after an observation; absent when it was not there, or is gone. */
    record FactChange<F extends Fact>(Optional<F> before, Optional<F> after) {

        Optional<F> appeared() {
            return before.isEmpty() ? after : Optional.empty();
        }

        Optional<F> vanished() {
            return after.isEmpty() ? before : Optional.empty();
        }

        /** What is there now when it was not there before or was otherwise in this. */
        Optional<F> changed(Function<F, ?> part) {
            return after.filter(
                    now -> before.map(part).filter(part.apply(now)::equals).isEmpty());
        }
    }

    static TimelineEvent of(String kind, Object event, String text) {
        return new TimelineEvent(kind, event.toString(), "", "", text, 0, "");
    }

    TimelineEvent withWorker(String name) {
        return new TimelineEvent(kind, event, name, task, text, pull, commit);
    }

    TimelineEvent withTask(String id) {
        return new TimelineEvent(kind, event, worker, id, text, pull, commit);
    }

    TimelineEvent withPull(int number) {
        return new TimelineEvent(kind, event, worker, task, text, number, commit);
    }

    TimelineEvent withCommit(String head) {
        return new TimelineEvent(kind, event, worker, task, text, pull, head);
    }
}
