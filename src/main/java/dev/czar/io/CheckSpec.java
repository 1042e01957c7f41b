package dev.czar.io;

import java.time.Duration;
import java.util.List;

/** A configured check: a command that exits 0 when a commit is good. */
public record CheckSpec(String name, List<String> command, Duration timeLimit) {
    public CheckSpec {
        command = List.copyOf(command);
    }

    /**
     * What a fresh checkout needs before anything works in it: a command, the files it depends on, and the folders it makes that may
     * be taken from another checkout in which those files are the same.
     */
    public record SetupStep(CheckSpec command, List<String> files, List<String> keep) {
        public SetupStep {
            files = List.copyOf(files);
            keep = List.copyOf(keep);
        }
    }
}
