package dev.czar.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** From the name of a rule file to a path the reader can open, seen from where he stands. */
record RulePaths(Optional<Path> directory, Path standing) {

    /** The name itself for a shipped file. */
    String of(String name) {
        return directory
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .map(file -> shortest(file.toAbsolutePath().normalize()).replace('\\', '/'))
                .orElse(name);
    }

    private String shortest(Path file) {
        Path here = standing.toAbsolutePath().normalize();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }
}
