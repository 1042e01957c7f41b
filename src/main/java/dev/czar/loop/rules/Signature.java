package dev.czar.loop.rules;

/** Who asks something of the rules, and why; "" when they do not say. */
public record Signature(String author, String reason) {

    /** What is done, and why. */
    String on(String deed) {
        return reason.isEmpty() ? deed : deed + ": " + reason;
    }
}
