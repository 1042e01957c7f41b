package dev.czar.project.config;

import dev.czar.io.CheckSpec;
import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.util.Optional;

/** Reads what makes a fresh checkout ready. */
final class SetupConfigReader {

    private SetupConfigReader() {}

    static Optional<SetupStep> read(FileSection top) {
        return top.section("setup").map(section -> {
            section.allowOnly("command", "files", "keep", "timeout");
            return new SetupStep(
                    new CheckSpec(
                            "setup",
                            section.requiredCommand("command"),
                            section.duration("timeout").orElse(CheckConfigReader.TIMEOUT)),
                    section.texts("files", TextFormat.PATH),
                    section.texts("keep", TextFormat.PATH));
        });
    }
}
