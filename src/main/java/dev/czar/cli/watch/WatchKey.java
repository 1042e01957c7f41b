package dev.czar.cli.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A key that gives an order about the chosen worker; {@code text} asks for words first, {@code confirmed} for a yes. */
record WatchKey(char key, String order, boolean text, boolean confirmed) {

    static final List<WatchKey> ALL = List.of(
            new WatchKey('a', "answer", true, false),
            new WatchKey('t', "tell", true, false),
            new WatchKey('n', "nudge", false, false),
            new WatchKey('r', "restart", false, true),
            new WatchKey('h', "hold", false, false),
            new WatchKey('u', "release", false, false),
            new WatchKey('y', "allow", false, false),
            new WatchKey('x', "deny", false, true));

    static Optional<WatchKey> of(char pressed) {
        return ALL.stream().filter(known -> known.key == pressed).findFirst();
    }

    /** What the last line of the screen says. */
    static String summary() {
        return ALL.stream().map(key -> key.key + " " + key.order).collect(Collectors.joining("  "));
    }

    /** The order as REST takes it; a permission is named by the worker that waits for it. */
    Map<String, String> body(String worker, String said, String author) {
        String subject = order.equals("allow") || order.equals("deny") ? "permission" : "worker";
        return text
                ? Map.of("kind", order, subject, worker, "text", said, "author", author, "reason", "")
                : Map.of("kind", order, subject, worker, "author", author, "reason", "");
    }
}
