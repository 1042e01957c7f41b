package dev.czar.cli;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.RecordingHeader;
import dev.czar.project.ProjectLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a part of the ledger as a recording; the service may be up or down. */
@Command(name = "record", description = "Write what was seen and decided as a recording that replay can verify.")
final class RecordCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Mixin
    private SpanOption span;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: standard output).")
    private Path output;

    @Override
    public Integer call() {
        ProjectLayout layout = Layouts.of(czar);
        RecordingHeader header = new RecordingHeader(Layouts.name(layout), "0.1.0", span.from(czar), span.to(czar));
        try (Ledger ledger = Layouts.ledger(layout)) {
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
}
