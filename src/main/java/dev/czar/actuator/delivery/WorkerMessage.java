package dev.czar.actuator.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A message to one worker; {@code decision} is the key of the decision it carries out, {@code text} goes without its id line. */
public record WorkerMessage(String decision, String worker, String text) {
    /** Eight hex digits by which screens and reports name this message. */
    public String id() {
        return idOf(decision);
    }

    public static String idOf(String decision) {
        return MessageHash.sha256(decision).substring(0, 8);
    }

    String marker() {
        return "[czar:" + id() + "]";
    }

    String buffer() {
        return "czar-" + id();
    }

    /** Content hashes. */
    static final class MessageHash {
        private MessageHash() {}

        static String sha256(String text) {
            return sha256(text.getBytes(StandardCharsets.UTF_8));
        }

        static String sha256(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
