package dev.czar.actuator.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A program for tests that behaves like an agent of profile "command": it has a composer, takes a bracketed paste, and
 * on Enter appends what stands there to a file. Its manner: plain, deaf (never submits), swallow (loses the first
 * Enter), redraws (loses the first and draws an empty composer before the paste is there again), dialog, dies (when a paste comes), ends (at once), busy (works and does not look at what is typed), asks (opens
 * a dialog a moment after a paste and closes it after a while), insists (never closes it), covers (shows something else
 * after a paste), echoes (shows the text itself), compacts (works when a paste is there, and loses each Enter meanwhile).
 */
public final class FakeAgentProgram {
    private static final String PASTE = "\u001b[200~";
    private static final int LOST_TO_COMPACTION = 4;
    private static final String PASTED = "\u001b[201~";

    private final Path file;
    private final String manner;
    private final PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int enters;
    private volatile boolean asking;

    private FakeAgentProgram(Path file, String manner) {
        this.file = file;
        this.manner = manner;
    }

    public static List<String> command(Path file, String manner) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                "target/test-classes",
                FakeAgentProgram.class.getName(),
                file.toString(),
                manner);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ProcessBuilder("stty", "raw", "-echo", "onlcr", "opost")
                .inheritIO()
                .start()
                .waitFor();
        new FakeAgentProgram(Path.of(arguments[0]), arguments[1]).talk();
    }

    private void talk() throws IOException {
        screen.print("\u001b[?2004h");
        switch (manner) {
            case "dialog" -> screen.print("? May I delete everything");
            case "busy" -> screen.print("* working");
            default -> screen.print("> ");
        }
        byte[] chunk = new byte[65536];
        InputStream in = System.in;
        StringBuilder input = new StringBuilder();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            Files.write(
                    file.resolveSibling(file.getFileName() + ".raw"),
                    slice(chunk, read),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            input.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            take(input);
        }
    }

    private void take(StringBuilder input) throws IOException {
        int end = input.lastIndexOf(PASTED);
        if (end >= 0 && manner.equals("dies")) {
            System.exit(3);
        }
        if (end >= 0 && input.indexOf("\r", end) < 0) {
            showPaste(input, end);
        }
        if (end >= 0 && input.indexOf("\r", end) >= 0) {
            enters++;
            if (asking) {
                Files.writeString(file.resolveSibling(file.getFileName() + ".answered"), "yes");
            }
            boolean redraws = manner.equals("redraws") && enters == 1;
            boolean compacts = manner.equals("compacts") && enters <= LOST_TO_COMPACTION;
            boolean lost = redraws || compacts || manner.equals("deaf") || manner.equals("swallow") && enters == 1;
            if (lost) {
                input.deleteCharAt(input.indexOf("\r", end));
                if (redraws) {
                    redraw(shown(input));
                }
                if (compacts) {
                    screen.print("\u001b[H\u001b[2J* working\n> " + shown(input));
                }
            } else {
                submit(input.substring(input.indexOf(PASTE) + PASTE.length(), end));
                input.setLength(0);
            }
        }
    }

    private void showPaste(StringBuilder input, int end) {
        String text = input.substring(input.indexOf(PASTE) + PASTE.length(), end);
        switch (manner) {
            case "asks", "insists" -> {
                screen.print("\u001b[H\u001b[2J> " + text);
                Thread question = new Thread(() -> ask(text));
                question.setDaemon(true);
                question.start();
            }
            case "covers" -> screen.print("\u001b[H\u001b[2JA new version is there. Update now?");
            case "echoes" -> screen.print("\r\u001b[K> " + text);
            default -> screen.print("\r\u001b[K> " + shown(input));
        }
    }

    /** A program that clears its screen leaves what stood in its composer in the terminal's history. */
    private void ask(String text) {
        try {
            Thread.sleep(100);
            asking = true;
            screen.print("\u001b[H\u001b[2J? May I delete everything");
            if (manner.equals("asks")) {
                Thread.sleep(1500);
                asking = false;
                screen.print("\u001b[H\u001b[2J> " + text);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void redraw(String composer) {
        Thread later = new Thread(() -> {
            try {
                screen.print("\r\u001b[K> ");
                Thread.sleep(600);
                screen.print("\r\u001b[K> " + composer);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        later.setDaemon(true);
        later.start();
    }

    private void submit(String latin) throws IOException {
        String text = new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Files.writeString(file, text + "\0", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        screen.print("\r\u001b[K< " + text.lines().reduce("", (older, newer) -> newer) + "\n* working\n> ");
    }

    private static String shown(StringBuilder input) {
        return "[Pasted text #1 +"
                + input.chars().filter(character -> character == '\n').count() + " lines]";
    }

    private static byte[] slice(byte[] chunk, int length) {
        return Arrays.copyOf(chunk, length);
    }
}
