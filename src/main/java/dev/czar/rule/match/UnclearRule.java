package dev.czar.rule.match;

/** Words that name no rule, or more than one; the message says which may be meant. */
public final class UnclearRule extends Exception {

    private static final long serialVersionUID = 1L;

    UnclearRule(String message) {
        super(message);
    }
}
