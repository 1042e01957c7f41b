package dev.czar.cli.console;

import dev.czar.cli.console.ConsoleOutput.PrintableText;
import java.time.Duration;
import java.time.Instant;

/**
 * How far long work is, beside its output: at a terminal one line of its width that changes in place and is given back at the end, else a line
 * of its own now and then, so that nobody takes silence for a stop.
 */
public final class ProgressLine implements AutoCloseable {

    /** What most long work goes through. */
    public static final String CYCLES = "cycles";

    private static final Duration AT_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String CLEARED = "\r\u001b[K";

    private final ProcessEnvironment environment;
    private final Duration pause;
    private final int width;
    private Instant last;
    private boolean shown;
    private int done;

    public ProgressLine(ProcessEnvironment environment) {
        this.environment = environment;
        this.pause = environment.terminal() ? AT_TERMINAL : ELSEWHERE;
        this.width = environment.terminal() ? new ConsoleOutput(environment).width() : Integer.MAX_VALUE;
        this.last = environment.clock().instant();
    }

    /** One more is done, of what the text says. */
    public void count(String text) {
        done++;
        show(done + " " + text);
    }

    /** Work that is done before the first pause is over says nothing. */
    public void show(String text) {
        Instant now = environment.clock().instant();
        if (Duration.between(last, now).compareTo(pause) >= 0) {
            last = now;
            String line = PrintableText.line(text);
            print(line.length() < width ? line : line.substring(0, Math.max(0, width - 2)) + "…");
        }
    }

    private void print(String text) {
        if (environment.terminal()) {
            environment.err().print(CLEARED + text);
            environment.err().flush();
            shown = true;
        } else {
            environment.err().println("czar: " + text);
        }
    }

    @Override
    public void close() {
        if (shown) {
            environment.err().print(CLEARED);
            environment.err().flush();
            shown = false;
        }
    }
}
