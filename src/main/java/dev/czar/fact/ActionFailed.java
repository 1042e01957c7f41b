package dev.czar.fact;

import java.time.Duration;

/** An action that was tried and did not work. */
public record ActionFailed(ActionKind kind, String lane, String decision, String reason, Duration ago)
        implements Memory {
    @Override
    public String subject() {
        return decision;
    }

    @Override
    public ActionFailed aged(Duration elapsed) {
        return new ActionFailed(kind, lane, decision, reason, ago.plus(elapsed));
    }
}
