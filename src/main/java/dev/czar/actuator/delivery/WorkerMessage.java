package dev.czar.actuator.delivery;

import dev.czar.io.ContentHash;

/** A message to one worker; {@code decision} is the key of the decision it carries out, {@code text} goes without its id line. */
public record WorkerMessage(String decision, String worker, String text) {
    /** Eight hex digits by which screens and reports name this message. */
    public String id() {
        return idOf(decision);
    }

    public static String idOf(String decision) {
        return ContentHash.sha256(decision).substring(0, 8);
    }

    String marker() {
        return markerOf(decision);
    }

    /** The line by which its text is known wherever that is kept. */
    public static String markerOf(String decision) {
        return "[czar:" + idOf(decision) + "]";
    }

    String buffer() {
        return "czar-" + id();
    }
}
