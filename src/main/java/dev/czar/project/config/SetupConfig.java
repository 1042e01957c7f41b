package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A command that makes a fresh checkout ready, the files it depends on, and the folders it makes that may be kept. */
public record SetupConfig(List<String> command, List<String> files, List<String> keep, Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    public SetupConfig {
        command = List.copyOf(command);
        files = List.copyOf(files);
        keep = List.copyOf(keep);
    }

    static Optional<SetupConfig> read(FileSection top) {
        return top.section("setup").map(section -> {
            section.allowOnly("command", "files", "keep", "timeout");
            return new SetupConfig(
                    section.requiredCommand("command"),
                    section.texts("files", TextFormat.PATH),
                    section.texts("keep", TextFormat.PATH),
                    section.duration("timeout").orElse(TIMEOUT));
        });
    }
}
