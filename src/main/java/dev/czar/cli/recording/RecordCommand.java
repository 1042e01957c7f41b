package dev.czar.cli.recording;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.input.TimeRangeOption;
import dev.czar.io.FailureText;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.recording.Recording.RecordingHeader;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
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
public final class RecordCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Mixin
    private TimeRangeOption span;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: standard output).")
    private Path output;

    @Override
    public Integer call() {
        ProjectLayout layout = ProjectLocator.layout(czar);
        RecordingHeader header = new RecordingHeader(
                ProjectLocator.projectName(layout), CzarCommand.VERSION, span.from(czar), span.to(czar));
        try (Ledger ledger = ProjectLocator.ledger(layout)) {
            write(ledger, header);
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        } catch (IOException | UncheckedIOException failure) {
            throw CommandFailure.of("cannot write the recording: " + FailureText.of(failure), "", failure);
        }
        return 0;
    }

    private void write(Ledger ledger, RecordingHeader header) throws IOException {
        if (output == null) {
            PrintWriter out = czar.environment().out();
            ledger.export(header, out);
            out.flush();
            return;
        }
        Path file = czar.environment().directory().resolve(output);
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
