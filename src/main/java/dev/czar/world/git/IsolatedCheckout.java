package dev.czar.world.git;

import dev.czar.world.FolderDeleter;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One commit checked out into a repository of its own that shares only objects: what runs in there cannot move the real
 * repository's refs, configuration or worktrees by accident. Closing deletes it.
 */
public final class IsolatedCheckout implements AutoCloseable {
    private final Path directory;

    private IsolatedCheckout(Path directory) {
        this.directory = directory;
    }

    /** Makes the folder {@code directory}, which must not exist. */
    public static IsolatedCheckout of(GitRepository repository, String commit, Path directory) {
        IsolatedCheckout copy = new IsolatedCheckout(directory);
        try {
            Files.createDirectories(directory);
            Git git = repository.git().at(directory);
            git.output("init", "--quiet", "--template=", "--initial-branch=czar-check");
            Path info = Files.createDirectories(directory.resolve(".git/objects/info"));
            Files.writeString(
                    info.resolve("alternates"), repository.commonDirectory().resolve("objects") + "\n");
            git.output("checkout", "--quiet", "--detach", commit);
            return copy;
        } catch (IOException failure) {
            copy.close();
            throw new GitException("%s cannot be made: %s".formatted(directory, failure.getMessage()), failure);
        } catch (GitException failure) {
            copy.close();
            throw failure;
        }
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        FolderDeleter.delete(directory);
    }
}
