package dev.czar.cli.demo;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts everything away at the end, however the end comes. */
final class Curtain {

    private final Stage stage;
    private final Supervisor supervisor;
    private final boolean keep;
    private final AtomicBoolean fallen = new AtomicBoolean();

    Curtain(Stage stage, Supervisor supervisor, boolean keep) {
        this.stage = stage;
        this.supervisor = supervisor;
        this.keep = keep;
    }

    /** Stops Czar and the sessions and deletes the files, unless all is to be kept; only the first call counts. */
    void fall() throws IOException, InterruptedException {
        if (!fallen.compareAndSet(false, true) || keep) {
            return;
        }
        supervisor.end();
        stage.endSessions();
        stage.delete();
    }

    boolean fallen() {
        return fallen.get();
    }

    /** For an end by a signal. */
    Thread asHook() {
        return new Thread(
                () -> {
                    try {
                        fall();
                    } catch (IOException failure) {
                        System.err.println("czar: could not remove " + stage.folder() + ": " + failure.getMessage());
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "curtain");
    }
}
