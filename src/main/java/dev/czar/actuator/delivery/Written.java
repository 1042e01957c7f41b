package dev.czar.actuator.delivery;

import dev.czar.decision.Step;
import dev.czar.world.terminal.Pane;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the journal keeps of a write: the very process it goes to and the text's length and hash. */
final class Written {
    private static final Pattern PROCESS = Pattern.compile("process (\\d+) ");

    private Written() {}

    static String detail(Pane pane, byte[] text) {
        return "pane %s process %d bytes %d sha256 %s"
                .formatted(pane.id(), pane.pid(), text.length, Digest.sha256(text));
    }

    static long pid(Step writing) {
        Matcher process = PROCESS.matcher(writing.detail());
        return process.find() ? Long.parseLong(process.group(1)) : -1;
    }
}
