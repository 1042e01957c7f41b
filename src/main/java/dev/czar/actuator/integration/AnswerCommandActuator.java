package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.AnswerCommand;
import dev.czar.fact.Memory.CommandAnswered;
import dev.czar.world.forge.Forge;
import java.time.Clock;
import java.time.Duration;

/** Answers a command in a comment; only a retry does more there: CI that failed at the head runs again. */
public final class AnswerCommandActuator implements Actuator<AnswerCommand> {
    private final Forge forge;
    private final Clock clock;

    public AnswerCommandActuator(Forge forge, Clock clock) {
        this.forge = forge;
        this.clock = clock;
    }

    @Override
    public Class<AnswerCommand> actionType() {
        return AnswerCommand.class;
    }

    @Override
    public Outcome act(AnswerCommand action) {
        String answer = answer(action);
        forge.comment(action.number(), "%s (command %s)".formatted(answer, action.comment()));
        return Outcome.done(
                action, clock.instant(), answer, new CommandAnswered(action.number(), action.comment(), Duration.ZERO));
    }

    private String answer(AnswerCommand action) {
        String task = action.task();
        return switch (action.verb()) {
            case HOLD -> "%s is held back until `/czar release` or `/czar land`.".formatted(task);
            case RELEASE -> "%s is not held back by a comment any more.".formatted(task);
            case LAND ->
                "%s lands as soon as it is in the tested omnibus, without waiting for the rest.".formatted(task);
            case RETRY -> retried(action);
            case WHY ->
                action.waiting().isEmpty()
                        ? "%s waits for nothing.".formatted(task)
                        : "%s waits for: %s.".formatted(task, String.join(", ", action.waiting()));
            case UNPROVEN ->
                "Nothing is done: the forge does not tell Czar's account whether you may push here. On Gitea and Forgejo it has to be an administrator of the repository for that (`czar doctor`).";
            case ASSIGN ->
                "Who has %s stays as it is: `/czar assign W` names a worker of czar.yaml, the last such comment counts, and what is in the omnibus has no worker any more."
                        .formatted(task);
        };
    }

    private String retried(AnswerCommand action) {
        int runs = forge.rerunFailedCi(action.number());
        return runs == 0 ? "No CI run of this head has failed." : "CI that failed runs again (%d).".formatted(runs);
    }
}
