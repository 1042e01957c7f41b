package dev.czar.ledger;

import dev.czar.fact.Fact;
import java.util.Optional;
import java.util.function.Function;

/** What a change of what is known says has happened; see {@link TimelineEntry} for the parts. */
record Happening(String kind, String event, String worker, String task, String text, int pull, String commit) {

    /** A fact before and after an observation; absent when it was not there, or is gone. */
    record Change<F extends Fact>(Optional<F> before, Optional<F> after) {

        Optional<F> appeared() {
            return before.isEmpty() ? after : Optional.empty();
        }

        Optional<F> vanished() {
            return after.isEmpty() ? before : Optional.empty();
        }

        /** What is there now when it was not there before or was otherwise in this. */
        Optional<F> turned(Function<F, ?> part) {
            return after.filter(
                    now -> before.map(part).filter(part.apply(now)::equals).isEmpty());
        }
    }

    static Happening of(String kind, Object event, String text) {
        return new Happening(kind, event.toString(), "", "", text, 0, "");
    }

    Happening to(String name) {
        return new Happening(kind, event, name, task, text, pull, commit);
    }

    Happening on(String id) {
        return new Happening(kind, event, worker, id, text, pull, commit);
    }

    Happening in(int number) {
        return new Happening(kind, event, worker, task, text, number, commit);
    }

    Happening at(String head) {
        return new Happening(kind, event, worker, task, text, pull, head);
    }
}
