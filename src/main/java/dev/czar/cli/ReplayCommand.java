package dev.czar.cli;

import dev.czar.ledger.Recording;
import dev.czar.ledger.RecordingReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs every cycle of a recording again and compares what it comes to. */
@Command(name = "replay", description = "Recompute every cycle of a recording and compare its hash.")
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Parameters(paramLabel = "FILE", description = "A recording; see: czar record")
    private Path file;

    @Override
    public Integer call() {
        Replay replay = new Replay(czar);
        ReplayReport report = replay.report(read(replay));
        if (czar.json()) {
            czar.output().json(report);
        } else {
            print(report);
        }
        return Complaints.exitCode(report.fine());
    }

    private Recording read(Replay replay) {
        try {
            return RecordingReader.read(czar.surroundings().directory().resolve(file), replay);
        } catch (NoSuchFileException absent) {
            throw Failure.usage("there is no file " + file, "");
        } catch (IOException unreadable) {
            throw Failure.of("cannot read " + file + ": " + unreadable.getMessage(), "", unreadable);
        }
    }

    private void print(ReplayReport report) {
        Output output = czar.output();
        report.differences()
                .forEach(difference -> output.line(
                        Colour.BAD,
                        "cycle %d (line %d): recorded %s, came to %s"
                                .formatted(
                                        difference.cycle(),
                                        difference.line(),
                                        difference.recorded(),
                                        difference.computed())));
        report.problems().forEach(problem -> output.line(Colour.BAD, problem));
        output.line(
                report.fine() ? Colour.GOOD : Colour.PLAIN,
                "%d of %d cycles came to the same hash".formatted(report.equal(), report.cycles())
                        + (report.redacted() == 0 ? "" : "; " + report.redacted() + " hold redacted facts"));
    }
}
