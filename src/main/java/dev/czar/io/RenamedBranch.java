package dev.czar.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A local branch that is not there any more under its name, and what it is called now, as git's logs of branches tell. */
public record RenamedBranch(String before, String now) {

    /** In the repository with this shared git directory. */
    public static Optional<RenamedBranch> of(Path gitDirectory, String gone) throws IOException {
        Path logs = gitDirectory.resolve("logs/refs/heads");
        if (!Files.isDirectory(logs)) {
            return Optional.empty();
        }
        String said = "\tBranch: renamed refs/heads/" + gone + " to ";
        try (Stream<Path> files = Files.walk(logs)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (Path log : all) {
                if (Files.readString(log, StandardCharsets.ISO_8859_1).contains(said)) {
                    return Optional.of(
                            new RenamedBranch(gone, logs.relativize(log).toString()));
                }
            }
        }
        return Optional.empty();
    }

    public String sentence() {
        return "%s was renamed to %s".formatted(before, now);
    }

    /** For the mainline, which czar.yaml names. */
    public String remedy() {
        return "write `mainline: %2$s` in czar.yaml, or take it back: `git branch -m %2$s %1$s`".formatted(before, now);
    }
}
