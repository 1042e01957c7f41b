package dev.czar.fact;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An action that was tried and did not work. */
public record ActionFailed(ActionKind kind, String lane, String decision, String reason, Duration ago)
        implements Memory {
    private static final Pattern KEY = Pattern.compile("[^/]*/(.*)/(\\d{1,9})", Pattern.DOTALL);

    @Override
    public String subject() {
        return decision;
    }

    @Override
    public ActionFailed aged(Duration elapsed) {
        return new ActionFailed(kind, lane, decision, reason, ago.plus(elapsed));
    }

    /** What the action was about, without the attempt: the middle of {@code KIND/target/attempt}. */
    public String target() {
        Matcher parts = KEY.matcher(decision);
        return parts.matches() ? parts.group(1) : decision;
    }

    /** Which attempt it was. */
    public int attempt() {
        Matcher parts = KEY.matcher(decision);
        return parts.matches() ? Integer.parseInt(parts.group(2)) : 1;
    }
}
