package dev.czar.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** How many columns the terminal has, as stty says. */
final class TerminalWidth {

    private static final File TERMINAL = new File("/dev/tty");

    private TerminalWidth() {}

    static OptionalInt columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return OptionalInt.empty();
            }
            String[] size = new String(stty.getInputStream().readNBytes(40), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            boolean told = size.length == 2 && size[1].matches("[1-9][0-9]{1,4}");
            return told ? OptionalInt.of(Integer.parseInt(size[1])) : OptionalInt.empty();
        } catch (IOException unknown) {
            return OptionalInt.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
