package dev.czar.actuator.delivery;

/** A message to one worker; {@code decision} is the key of the decision it carries out, {@code text} goes without its id line. */
public record Letter(String decision, String worker, String text) {
    /** Eight hex digits by which screens and reports name this message. */
    public String id() {
        return idOf(decision);
    }

    public static String idOf(String decision) {
        return Digest.sha256(decision).substring(0, 8);
    }

    String marker() {
        return "[czar:" + id() + "]";
    }

    String buffer() {
        return "czar-" + id();
    }
}
