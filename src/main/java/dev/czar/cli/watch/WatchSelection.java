package dev.czar.cli.watch;

import java.util.List;
import java.util.Optional;

/** What the person at the terminal has chosen and is typing, and the answer to the last order. */
final class WatchSelection {

    /** What the next key means. */
    enum InputMode {
        CHOOSE,
        TYPE,
        CONFIRM
    }

    /** An order that is ready to be sent. */
    record ReadyOrder(WatchKey key, String worker, String text) {}

    private InputMode mode = InputMode.CHOOSE;
    private String worker = "";
    private WatchKey pending = WatchKey.ALL.get(0);
    private String typed = "";
    private String message = "";

    /** Keeps the chosen worker as long as there is one of that name; an order that is begun stays with its worker. */
    synchronized void follow(List<String> workers) {
        if (mode == InputMode.CHOOSE && !workers.contains(worker)) {
            worker = workers.isEmpty() ? "" : workers.get(0);
        }
    }

    synchronized void move(List<String> workers, int steps) {
        if (!workers.isEmpty()) {
            int from = Math.max(0, workers.indexOf(worker));
            worker = workers.get(Math.floorMod(from + steps, workers.size()));
        }
    }

    /** Begins an order; one that needs neither words nor a yes is ready. */
    synchronized Optional<ReadyOrder> begin(WatchKey key) {
        message = worker.isEmpty() ? "there is no worker to " + key.order() : "";
        if (worker.isEmpty()) {
            return Optional.empty();
        }
        pending = key;
        typed = "";
        if (!key.text() && !key.confirmed()) {
            return Optional.of(new ReadyOrder(key, worker, ""));
        }
        mode = key.text() ? InputMode.TYPE : InputMode.CONFIRM;
        return Optional.empty();
    }

    synchronized void type(String text) {
        typed += text;
    }

    synchronized void rubOut() {
        typed = typed.isEmpty() ? "" : typed.substring(0, typed.offsetByCodePoints(typed.length(), -1));
    }

    synchronized void cancel() {
        mode = InputMode.CHOOSE;
        message = "";
    }

    /** Ends the typing; nothing is sent without a word. */
    synchronized Optional<ReadyOrder> finish() {
        boolean lacking = pending.text() && typed.isBlank();
        mode = InputMode.CHOOSE;
        message = lacking ? "nothing was typed, nothing is sent" : "";
        return lacking ? Optional.empty() : Optional.of(new ReadyOrder(pending, worker, typed.strip()));
    }

    synchronized void say(String text) {
        message = text;
    }

    synchronized InputMode mode() {
        return mode;
    }

    synchronized String worker() {
        return worker;
    }

    /** The line on which the person types, or what came of it. */
    synchronized String line() {
        return switch (mode) {
            case TYPE -> pending.order() + " " + worker + ": " + typed + "▏";
            case CONFIRM -> pending.order() + " " + worker + "? y for yes, any other key for no";
            case CHOOSE -> message;
        };
    }
}
