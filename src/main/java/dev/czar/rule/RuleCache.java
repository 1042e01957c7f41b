package dev.czar.rule;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiled rules in a directory, one file for each key; a file that cannot be read is as good as none. */
final class RuleCache {

    private static final Logger LOG = System.getLogger(RuleCache.class.getName());
    private static final String ENDING = ".book";
    private static final int KEPT = 16;

    private final Path directory;

    RuleCache(Path directory) {
        this.directory = directory;
    }

    Optional<CompiledRules> find(String key) {
        Path file = file(key);
        try {
            return Optional.of(CompiledRulesFormat.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    () -> "the cached rule book " + file + " cannot be read, it is compiled again: " + failure);
            return Optional.empty();
        }
    }

    /** Without room for a cache the rules still work. */
    void keep(String key, CompiledRules rules) {
        try {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, key, ".tmp");
            try {
                Files.write(temporary, CompiledRulesFormat.write(rules));
                Files.move(temporary, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            forgetOldest();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, () -> "the compiled rules cannot be kept in " + directory + ": " + failure);
        }
    }

    private void forgetOldest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> oldest = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(RuleCache::written).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long written(Path file) {
        return file.toFile().lastModified();
    }

    private Path file(String key) {
        return directory.resolve(key + ENDING);
    }
}
