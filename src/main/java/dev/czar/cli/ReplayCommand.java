package dev.czar.cli;

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
        return replay.report(RecordingFile.read(czar, file, replay)).print(czar);
    }
}
