package dev.czar.cli.status;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the last lines of the service's log, or of a worker's session. */
@Command(name = "logs", description = "Show the last lines of Czar's log, or of a worker's session.")
public final class LogsCommand implements Callable<Integer> {

    private static final int LARGEST = 4 << 20;
    private static final long PAUSE_MILLISECONDS = 300;

    @ParentCommand
    private CzarCommand czar;

    @Parameters(paramLabel = "WORKER", arity = "0..1", description = "A worker (default: Czar itself).")
    private String worker;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines = 100;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added; of a worker: look on in its session.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lines < 1) {
            throw CommandFailure.wrongUsage("--lines is " + lines, "expected a number from 1");
        }
        if (worker == null) {
            return service();
        }
        WorkerTerminal terminal = WorkerTerminal.of(czar, worker);
        if (follow && terminal.headless()) {
            return terminal.follow(lines, czar.output());
        }
        if (follow) {
            return WorkerTerminal.join(AttachCommand.watching(terminal));
        }
        print(terminal.history().stripTrailing().lines().toList());
        return 0;
    }

    private int service() throws IOException, InterruptedException {
        Path log = ProjectLocator.layout(czar).logs().resolve("czar.log");
        if (!Files.exists(log)) {
            throw CommandFailure.of("there is no log yet: " + log, "it is written by: czar up -d");
        }
        long read = Files.size(log);
        print(text(log, Math.max(0, read - LARGEST), read).lines().toList());
        while (follow) {
            Thread.sleep(PAUSE_MILLISECONDS);
            long size = Files.size(log);
            if (size < read) {
                read = 0; // a new file has begun
            }
            String whole = upToLineEnd(text(log, read, Math.min(size, read + LARGEST)));
            whole.lines().forEach(czar.output()::line);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
        }
        return 0;
    }

    private void print(List<String> all) {
        List<String> last = all.subList(Math.max(0, all.size() - lines), all.size());
        if (czar.json()) {
            czar.output().json(Map.of("lines", last));
        } else {
            last.forEach(czar.output()::line);
        }
    }

    private static String upToLineEnd(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static String text(Path file, long from, long end) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (end - from)];
            content.seek(from);
            content.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
