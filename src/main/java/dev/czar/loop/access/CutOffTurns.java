package dev.czar.loop.access;

import dev.czar.actuator.worker.LostNotices.CutOffWords;
import dev.czar.decision.Message;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What people said to a worker in turns that the end of its program cut off, by the ledger: nobody saw the program come back to its
 * prompt from them, and no task was delivered since.
 */
public final class CutOffTurns implements CutOffWords {
    private static final int MOST_MESSAGES = 50;
    private static final int MOST_READINGS = 1_000;

    private final ProjectHistory history;

    public CutOffTurns(ProjectHistory history) {
        this.history = history;
    }

    @Override
    public List<Message> of(String worker) {
        ToldWords told = new ToldWords();
        Stream.of(
                        done(worker, ActionKind.TELL, told::told),
                        done(worker, ActionKind.INJECT_TASK, past -> told.taskGiven()),
                        done(worker, ActionKind.RESTART_WORKER, past -> told.left()),
                        readings(worker, WorkerExit.class, told),
                        readings(worker, WorkerResource.class, told),
                        readings(worker, WorkerTurn.class, told),
                        readings(worker, HookEvent.class, told),
                        readings(worker, ProtocolTurn.class, told))
                .flatMap(events -> events)
                .sorted(Comparator.comparing(PastEvent::at))
                .forEach(event -> event.effect().run());
        return List.copyOf(told.open);
    }

    private Stream<PastEvent> done(String worker, ActionKind kind, Consumer<PastDecision> effect) {
        DecisionFilter all = DecisionFilter.all();
        DecisionFilter filter =
                new DecisionFilter(worker, "", kind.name(), "", OutcomeStatus.DONE.name(), "", all.from(), all.to());
        return history.decisions(filter, 0, MOST_MESSAGES).items().stream()
                .map(past -> new PastEvent(at(past), () -> effect.accept(past)));
    }

    private Stream<PastEvent> readings(String worker, Class<? extends Fact> type, ToldWords told) {
        return history.observations(Fact.key(type, worker), MOST_READINGS).stream()
                .map(PastObservation::observation)
                .filter(reading -> reading.fact().isPresent())
                .map(reading -> new PastEvent(
                        reading.at(), () -> told.read(reading.fact().get(), reading.at())));
    }

    private static Instant at(PastDecision past) {
        return past.outcome().map(Outcome::at).orElse(past.at());
    }

    private record PastEvent(Instant at, Runnable effect) {}

    /** What is open of what people said, while the past is gone through. */
    private static final class ToldWords {
        private static final Set<Topic> BY_PEOPLE = Set.of(Topic.ANSWER, Topic.INSTRUCTION);

        private final List<Message> open = new ArrayList<>();
        private Optional<Instant> said = Optional.empty(); // the last time, to the program that runs
        private boolean active;
        private boolean worked;
        private boolean limited;
        private boolean ended;

        void told(PastDecision past) {
            if (past.decision().action() instanceof Tell tell) {
                boolean byPeople = BY_PEOPLE.contains(tell.topic());
                if (byPeople || tell.topic() == Topic.REPEATED) {
                    settle();
                    said = Optional.of(at(past));
                    worked = active;
                }
                if (byPeople) {
                    open.add(tell);
                }
            }
        }

        void taskGiven() {
            open.clear();
        }

        /** What is shown of a program that has ended, or of another, says nothing of that turn. */
        void left() {
            settle();
            said = Optional.empty();
            active = false;
            limited = false;
        }

        private void settle() {
            if (ended) {
                open.clear();
                ended = false;
            }
        }

        void read(Fact reading, Instant at) {
            if (reading instanceof WorkerExit) {
                left();
            } else if (reading instanceof WorkerResource resource) {
                limited = resource.resource() != Resource.AVAILABLE;
            } else if (reading instanceof WorkerTurn screen) {
                turn(screen.turn(), Instant.MIN);
            } else if (reading instanceof HookEvent hook) {
                turn(hook.turn(), at.minus(hook.turnAge()));
            } else if (reading instanceof ProtocolTurn protocol) {
                turn(protocol.turn(), at.minus(protocol.age()));
            }
        }

        /** {@code began}: by the program's own word; a screen has to have been seen at work in between. */
        private void turn(Turn turn, Instant began) {
            active = turn == Turn.ACTIVE;
            worked |= active;
            if (turn == Turn.IDLE) {
                ended |= !limited
                        && said.filter(last -> worked || began.isAfter(last)).isPresent();
            } else if (turn != Turn.UNKNOWN) {
                ended = false;
            }
        }
    }
}
