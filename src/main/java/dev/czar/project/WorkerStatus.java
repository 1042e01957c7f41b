package dev.czar.project;

import java.util.List;

/** A worker's line of the status file; {@code ""} is none, {@code progress} is in percent, -1 when not known. */
public record WorkerStatus(
        String status,
        String currentTask,
        String branch,
        List<String> filesChanged,
        String lastCommit,
        int progress,
        String eta,
        List<String> dependencies,
        List<String> blocking,
        String waitingFor) {
    public WorkerStatus {
        filesChanged = List.copyOf(filesChanged);
        dependencies = List.copyOf(dependencies);
        blocking = List.copyOf(blocking);
    }
}
