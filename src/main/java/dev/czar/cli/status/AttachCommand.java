package dev.czar.cli.status;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.WorkerTerminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Joins a worker's session to look on. */
@Command(
        name = "attach",
        description = "Look on in a worker's session; leave with the keys Ctrl-B D (without a terminal: Ctrl-C)."
                + " To type there: czar take-over.")
public final class AttachCommand implements Callable<Integer> {

    private static final int LINES = 50;

    @ParentCommand
    private CzarCommand czar;

    @Parameters(paramLabel = "WORKER", description = "A worker whose session is running.")
    private String worker;

    @Option(names = "--print", description = "Print the command that joins the session.")
    private boolean print;

    @Override
    public Integer call() throws IOException, InterruptedException {
        WorkerTerminal terminal = WorkerTerminal.of(czar, worker);
        List<String> command = watching(terminal);
        if (czar.json()) {
            czar.output().json(Map.of("worker", worker, "command", command));
            return 0;
        }
        if (print) {
            czar.output().line(String.join(" ", command));
            return 0;
        }
        return terminal.headless() ? terminal.follow(LINES, czar.output()) : WorkerTerminal.join(command);
    }

    /** Joins without a way to type. */
    public static List<String> watching(WorkerTerminal terminal) {
        terminal.screen();
        List<String> command = new ArrayList<>(terminal.server().attachCommand(terminal.worker()));
        if (!terminal.headless()) {
            command.add(command.indexOf("attach-session") + 1, "-r");
        }
        return command;
    }
}
