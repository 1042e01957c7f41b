package dev.czar.cli;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.RecordingHeader;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a part of the ledger as a recording; the service may be up or down. */
@Command(name = "record", description = "Write what was seen and decided as a recording that replay can verify.")
final class RecordCommand implements Callable<Integer> {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @ParentCommand
    private Czar czar;

    @Option(names = "--from", paramLabel = "TIME", description = "Not before, such as 2025-11-27T23:15:00Z.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "Before.")
    private String to = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: standard output).")
    private Path output;

    @Override
    public Integer call() {
        ProjectLayout layout = Layouts.of(czar);
        if (!Files.exists(layout.ledger())) {
            throw Failure.of("there is no ledger yet in " + layout.root(), "it begins with: czar up");
        }
        RecordingHeader header = new RecordingHeader(
                project(layout), "0.1.0", instant("--from", from, Instant.EPOCH), instant("--to", to, LATEST));
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            write(ledger, header);
        } catch (LedgerUnavailable unavailable) {
            throw Failure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        } catch (IOException | UncheckedIOException failure) {
            throw Failure.of("cannot write the recording: " + failure.getMessage(), "", failure);
        }
        return 0;
    }

    private void write(Ledger ledger, RecordingHeader header) throws IOException {
        if (output == null) {
            PrintWriter out = czar.surroundings().out();
            ledger.export(header, out);
            out.flush();
            return;
        }
        Path file = czar.surroundings().directory().resolve(output);
        int cycles;
        try (Writer writer = Files.newBufferedWriter(file)) {
            cycles = ledger.export(header, writer);
        }
        if (czar.json()) {
            czar.output().json(Map.of("file", file.toString(), "cycles", cycles));
        } else {
            czar.output().line(cycles + " cycles recorded in " + output);
        }
    }

    private static String project(ProjectLayout layout) {
        try {
            return ProjectConfig.load(layout).project();
        } catch (ProjectProblem problem) {
            throw Failure.of(problem.getMessage(), "", problem);
        }
    }

    private static Instant instant(String option, String text, Instant absent) {
        try {
            return text.isEmpty() ? absent : Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Failure.usage(option + " takes a time such as 2025-11-27T23:15:00Z, not " + text, "");
        }
    }
}
