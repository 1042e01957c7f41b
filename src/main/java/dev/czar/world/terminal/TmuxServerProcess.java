package dev.czar.world.terminal;

import dev.czar.io.ProcessTable;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of a tmux server. */
final class TmuxServerProcess {
    private final TmuxClient client;
    private long known;

    TmuxServerProcess(TmuxClient client) {
        this.client = client;
    }

    /** Its number, asked for once while it lives; 0 when the server does not say. */
    synchronized long number() throws TerminalException, InterruptedException {
        if (known == 0 || !ProcessTable.isAlive(known)) {
            String told = client.runOrThrow("display-message", "-p", "#{pid}").strip();
            known = told.matches("\\d+") ? Long.parseLong(told) : 0;
        }
        return known;
    }

    /** Tells the server to end; it still takes calls for a moment, and answers none, so its end is waited for. */
    CommandResult kill() throws TerminalException, InterruptedException {
        CompletableFuture<ProcessHandle> end = end();
        CommandResult result = client.run("kill-server");
        try {
            end.get(result.ok() ? TmuxClient.TIME_LIMIT.toMillis() : 0, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException stillThere) {
            return result; // what is asked of it next will tell
        }
        return result;
    }

    private CompletableFuture<ProcessHandle> end() throws InterruptedException {
        try {
            return ProcessHandle.of(number()).map(ProcessHandle::onExit).orElseGet(CompletableFuture::new);
        } catch (TerminalException silent) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
