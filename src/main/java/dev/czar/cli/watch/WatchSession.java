package dev.czar.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.status.AttachCommand;
import dev.czar.cli.watch.WatchScreen.WatchFrame;
import dev.czar.cli.watch.WatchSelection.InputMode;
import dev.czar.cli.watch.WatchSelection.ReadyOrder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a key to what it does, until the person leaves. */
final class WatchSession {

    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";
    private static final String ESCAPE = "\033";

    /** One key of those that were read at once: a sequence of a special key, or a character. */
    private static final Pattern KEY = Pattern.compile("\033(?:\\[[0-?]*[ -/]*[@-~]|O.)|.", Pattern.DOTALL);

    private static final char RUB_OUT = 127;
    private static final char CTRL_C = 3;

    /** Reads that return at once with nothing: the terminal is gone. */
    private static final int MOST_EMPTY_READS = 50;

    private static final long EMPTY_NANOS = 20_000_000;

    private final CzarCommand czar;
    private final WatchDocuments documents;
    private final WatchScreen screen;
    private final WatchSelection chosen = new WatchSelection();

    WatchSession(CzarCommand czar, WatchDocuments documents) {
        this.czar = czar;
        this.documents = documents;
        this.screen = new WatchScreen(czar.output(), czar.environment().usesColour());
    }

    List<String> lines(int width, int height) {
        chosen.follow(workers());
        return screen.lines(
                new WatchFrame(documents, chosen, czar.environment().clock().instant()), width, height);
    }

    void run(WatchTerminal terminal, WatchStream stream) throws IOException, InterruptedException {
        int empty = 0;
        while (empty < MOST_EMPTY_READS) {
            terminal.draw(this::lines);
            long begun = System.nanoTime();
            String typed = terminal.read();
            boolean gone = typed.isEmpty() && System.nanoTime() - begun < EMPTY_NANOS;
            empty = gone ? empty + 1 : 0;
            if (!typed.isEmpty() && !press(typed, terminal)) {
                return;
            }
            stream.reconnect();
        }
    }

    /** False when the person leaves. */
    boolean press(String typed, WatchTerminal terminal) throws IOException, InterruptedException {
        if (typed.indexOf(CTRL_C) >= 0) {
            return false;
        }
        for (Matcher key = KEY.matcher(typed); key.find(); ) {
            boolean stays = key.end() - key.start() > 1 && typed.startsWith(ESCAPE, key.start())
                    ? arrow(key.group())
                    : one(key.group().codePointAt(0), terminal);
            if (!stays) {
                return false;
            }
        }
        return true;
    }

    private boolean arrow(String sequence) {
        if (chosen.mode() == InputMode.CHOOSE) {
            chosen.move(workers(), sequence.equals(UP) ? -1 : sequence.equals(DOWN) ? 1 : 0);
        }
        return true;
    }

    private boolean one(int pressed, WatchTerminal terminal) throws IOException, InterruptedException {
        if (pressed == ESCAPE.charAt(0)) {
            chosen.cancel();
            return true;
        }
        switch (chosen.mode()) {
            case TYPE -> type(pressed);
            case CONFIRM -> {
                if (pressed == 'y') {
                    chosen.finish().ifPresent(this::place);
                } else {
                    chosen.cancel();
                }
            }
            case CHOOSE -> {
                return choose(pressed, terminal);
            }
        }
        return true;
    }

    private void type(int pressed) {
        if (pressed == '\r' || pressed == '\n') {
            chosen.finish().ifPresent(this::place);
        } else if (pressed == RUB_OUT || pressed == '\b') {
            chosen.rubOut();
        } else if (!Character.isISOControl(pressed)) {
            chosen.type(Character.toString(pressed));
        }
    }

    private boolean choose(int pressed, WatchTerminal terminal) throws IOException, InterruptedException {
        switch (pressed) {
            case 'q' -> {
                return false;
            }
            case 'j' -> chosen.move(workers(), 1);
            case 'k' -> chosen.move(workers(), -1);
            case '\t' -> nextNeed();
            case 'p' -> pause();
            case '\r', '\n' -> attach(terminal);
            default -> WatchKey.of((char) pressed).flatMap(chosen::begin).ifPresent(this::place);
        }
        return true;
    }

    private void nextNeed() {
        List<String> needing = documents.needs().stream()
                .map(need -> need.path("worker").asText())
                .filter(worker -> !worker.isEmpty())
                .distinct()
                .toList();
        chosen.move(needing, needing.contains(chosen.worker()) ? 1 : 0);
    }

    private void pause() {
        boolean paused = false;
        for (JsonNode order : documents.one("project").path("orders")) {
            paused |= order.path("fact").asText().equals("Pause");
        }
        send(Map.of(
                "kind",
                paused ? "resume" : "pause",
                "author",
                czar.environment().user(),
                "reason",
                ""));
    }

    private void place(ReadyOrder order) {
        send(order.key().body(order.worker(), order.text(), czar.environment().user()));
    }

    private void send(Map<String, String> order) {
        try {
            chosen.say(ProjectConnection.open(czar)
                    .post("/orders", order)
                    .path("message")
                    .asText());
        } catch (CommandFailure refused) {
            chosen.say(sentence(refused));
        }
    }

    private void attach(WatchTerminal terminal) throws IOException, InterruptedException {
        try {
            WorkerTerminal session = WorkerTerminal.of(czar, chosen.worker());
            if (session.headless()) {
                chosen.say("no terminal: czar logs " + chosen.worker() + " --follow shows what it says");
                return;
            }
            List<String> command = AttachCommand.watching(session);
            terminal.leave();
            WorkerTerminal.join(command);
            terminal.show();
        } catch (CommandFailure refused) {
            chosen.say(sentence(refused));
        }
    }

    private static String sentence(CommandFailure refused) {
        return Optional.of(refused.hint())
                .filter(hint -> !hint.isEmpty())
                .map(hint -> refused.getMessage() + "; " + hint)
                .orElse(refused.getMessage());
    }

    private List<String> workers() {
        return documents.workers().stream()
                .map(worker -> worker.path("id").asText())
                .toList();
    }
}
