package dev.czar.simulation.invariant;

import dev.czar.decision.Decision;
import dev.czar.decision.Message;
import dev.czar.fact.InfrastructureState.RuleLeftOut;
import dev.czar.fact.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;

/** Not too many decisions at a time, not too many messages to one worker, and no rule that had to be stopped. */
final class FloodInvariant implements SimulationInvariant {

    /** A decision, and when it was made. */
    private record TimedDecision(Instant at, Decision decision) {}

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MESSAGES = 8;
    private static final int DECISIONS = 60;
    private static final int DECISIONS_PER_WORKER = 12;

    private final Deque<TimedDecision> lately = new ArrayDeque<>();

    @Override
    public Optional<String> violation(SimulationMoment moment) {
        moment.decided().forEach(decision -> lately.add(new TimedDecision(moment.now(), decision)));
        while (!lately.isEmpty() && lately.peek().at().plus(WINDOW).isBefore(moment.now())) {
            lately.remove();
        }
        if (moment.decided().isEmpty()) {
            return Optional.empty();
        }
        return moment.facts(RuleLeftOut.class)
                .map(rule -> "a rule was stopped: " + rule.rule() + ", which " + rule.reason())
                .findFirst()
                .or(() -> tooMany(moment))
                .or(this::tooManyMessages);
    }

    private Optional<String> tooMany(SimulationMoment moment) {
        long most =
                DECISIONS + DECISIONS_PER_WORKER * moment.facts(Worker.class).count();
        return lately.size() > most
                ? Optional.of("%d decisions in %s".formatted(lately.size(), WINDOW))
                : Optional.empty();
    }

    private Optional<String> tooManyMessages() {
        return lately.stream()
                .map(TimedDecision::decision)
                .map(Decision::action)
                .filter(Message.class::isInstance)
                .collect(Collectors.groupingBy(action -> action.lane(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(worker -> worker.getValue() > MESSAGES)
                .map(worker -> "%d messages to %s in %s".formatted(worker.getValue(), worker.getKey(), WINDOW))
                .sorted()
                .findFirst();
    }
}
