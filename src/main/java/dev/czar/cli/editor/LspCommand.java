package dev.czar.cli.editor;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.io.DaemonThreadFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The language server for rule files; an editor starts it and talks to it. */
@Command(
        name = "lsp",
        description =
                "Serve an editor: mistakes while typing, completion, meanings, definitions, renaming, formatting, and what rules did.",
        footer = {"", "Speaks the Language Server Protocol over standard input and output; see docs/editors.md."})
public final class LspCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        PrintStream out = System.out;
        System.setOut(System.err);
        return serve(czar.environment(), System.in, out);
    }

    /** Until the editor says that it goes, or is gone. */
    static int serve(ProcessEnvironment environment, InputStream in, OutputStream out) {
        RuleLanguageServer server = new RuleLanguageServer(new RuleActivityReader(environment));
        ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreadFactory("lsp"));
        Launcher<LanguageClient> launcher =
                LSPLauncher.createServerLauncher(server, in, out, threads, UnaryOperator.identity());
        server.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        server.exited().thenRun(() -> listening.cancel(true));
        try {
            listening.get();
        } catch (CancellationException exited) {
            // the editor said so
        } catch (InterruptedException | ExecutionException broken) {
            return 1;
        } finally {
            threads.shutdownNow();
        }
        return server.exitCode();
    }
}
