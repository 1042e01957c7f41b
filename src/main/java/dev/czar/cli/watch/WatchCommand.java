package dev.czar.cli.watch;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A dashboard in the terminal; without a terminal, and with {@code --once}, what it would show now. */
@Command(
        name = "watch",
        description =
                "A live dashboard in the terminal: what needs you, workers, queue and decisions, with keys for orders.")
public final class WatchCommand implements Callable<Integer> {

    private static final int NO_LIMIT = Integer.MAX_VALUE / 2;

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--once", description = "Print it once, without keys.")
    private boolean once;

    @Override
    public Integer call() throws IOException, InterruptedException {
        WatchDocuments documents = new WatchDocuments();
        WatchSession session = new WatchSession(czar, documents);
        AtomicReference<Runnable> redraw = new AtomicReference<>(() -> {});
        WatchStream stream = new WatchStream(() -> ProjectConnection.open(czar), documents, () -> redraw.get()
                .run());
        stream.connect();
        if (czar.json()) {
            czar.output().json(documents.copy());
        } else if (once || !czar.environment().terminal()) {
            session.lines(NO_LIMIT, NO_LIMIT).forEach(czar.output()::raw);
        } else {
            try (WatchTerminal terminal = new WatchTerminal(() -> redraw.get().run())) {
                redraw.set(() -> terminal.draw(session::lines));
                session.run(terminal, stream);
            } finally {
                redraw.set(() -> {});
            }
        }
        return 0;
    }
}
