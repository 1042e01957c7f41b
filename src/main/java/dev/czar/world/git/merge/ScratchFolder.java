package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.io.FolderDeleter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where forecasts are made: in memory where the machine offers that, for git writes thousands of small files; else beside the repository. */
public final class ScratchFolder {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NAME = "czar-forecast-";
    private static final long LEAST_BYTES = 1024L * 1024 * 1024;

    private ScratchFolder() {}

    /** A fresh folder; the last one of this repository is deleted, even when whoever made it was killed. */
    public static Path of(GitRepository repository) {
        return of(repository, MEMORY);
    }

    static Path of(GitRepository repository, Path memory) {
        Path place = repository.commonDirectory().resolve("czar").resolve("forecast");
        try {
            if (Files.isSymbolicLink(place)) {
                Path last = Files.readSymbolicLink(place);
                if (last.getFileName().toString().startsWith(NAME)) {
                    FolderDeleter.delete(last);
                }
                Files.delete(place);
            }
            FolderDeleter.delete(place);
            if (!Files.isWritable(memory) || memory.toFile().getUsableSpace() < LEAST_BYTES) {
                return place;
            }
            Files.createDirectories(place.getParent());
            return Files.createSymbolicLink(place, Files.createTempDirectory(memory, NAME))
                    .toRealPath();
        } catch (IOException failure) {
            throw new GitException("%s cannot be made: %s".formatted(place, FailureText.of(failure)), failure);
        }
    }
}
