package dev.czar.decision;

/** An action that puts text into a worker's session. */
public sealed interface Message extends Action permits InjectTask, Nudge, Tell, ReturnWork {
    String worker();

    String task();

    /** A total order of the messages to one worker; the smallest goes first. */
    default String rank() {
        return (kind().ordinal() < 10 ? "0" : "") + kind().ordinal() + "/" + key();
    }
}
