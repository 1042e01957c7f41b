package dev.czar.loop.rules;

/** What was asked of the rules cannot be done; the message says why and what to do instead. */
public final class RuleRefused extends Exception {

    private static final long serialVersionUID = 1L;

    RuleRefused(String message) {
        super(message);
    }
}
