package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.io.FolderDeleter;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One commit checked out into a repository of its own that is what a clone would be but for sharing objects: what runs in
 * there cannot move the real repository's refs, configuration or worktrees by accident. Closing disposes of it.
 */
public final class IsolatedCheckout implements AutoCloseable {
    private static final int SHOWN = 5;

    private final Path directory;
    private final Consumer<Path> disposal;

    private IsolatedCheckout(Path directory, Consumer<Path> disposal) {
        this.directory = directory;
        this.disposal = disposal;
    }

    /** One that is deleted when it is closed. */
    public static IsolatedCheckout of(GitRepository repository, String commit, Path directory) {
        return of(repository, commit, directory, FolderDeleter::delete);
    }

    /** Makes the folder {@code directory}, which must not exist; it holds the whole commit or there is an exception. */
    public static IsolatedCheckout of(
            GitRepository repository, String commit, Path directory, Consumer<Path> disposal) {
        IsolatedCheckout copy = new IsolatedCheckout(directory, disposal);
        try {
            Files.createDirectories(directory);
            Git git = repository.git().at(directory).withFilters().temporary();
            git.output("init", "--quiet", "--template=", "--initial-branch=czar-check");
            copy.setUp(repository);
            new MissingObjects(repository).fetch(commit);
            git.output("checkout", "--quiet", "--detach", commit);
            new SubmoduleCheckout(repository.git()).intoCopy(repository, directory);
            copy.requireWhole(git, commit);
            return copy;
        } catch (IOException failure) {
            copy.close();
            throw new GitException("%s cannot be made: %s".formatted(directory, FailureText.of(failure)), failure);
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
        disposal.accept(directory);
    }

    private void setUp(GitRepository repository) throws IOException {
        CloneSetup setup = new CloneSetup(repository.commonDirectory(), repository.topDirectory());
        Path target = directory.resolve(".git");
        setup.shareObjects(target);
        setup.shareHistoryEnds(target, false);
        setup.shareContentSettings(target);
        CloneSetup.shareRefs(repository, target);
    }

    private void requireWhole(Git git, String commit) {
        List<String> wrong = new CheckoutStatus(git).changes();
        if (!wrong.isEmpty()) {
            throw new GitException("The copy of %s is not what the commit holds; %d files differ: %s"
                    .formatted(
                            commit, wrong.size(), String.join(", ", wrong.subList(0, Math.min(SHOWN, wrong.size())))));
        }
    }
}
