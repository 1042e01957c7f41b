package dev.czar.world.git;

import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real repository in a temporary folder, worked on with the git command line as a stranger would. */
public final class GitTestRepository implements AutoCloseable {
    private final Path top;
    private GitRepository repository;

    private GitTestRepository(Path top) {
        this.top = top;
    }

    public static GitTestRepository empty(Path top) {
        GitTestRepository sample = new GitTestRepository(top);
        try {
            Files.createDirectories(top);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        sample.git("init", "--quiet", "-b", "main");
        return sample;
    }

    /** One that is there already. */
    public static GitTestRepository at(Path top) {
        return new GitTestRepository(top);
    }

    public static GitTestRepository withCommit(Path top) {
        GitTestRepository sample = empty(top);
        sample.commit("README.md", "sample\n", "Begin");
        return sample;
    }

    public Path top() {
        return top;
    }

    public GitRepository repository() {
        if (repository == null) {
            repository = GitRepository.open(top);
        }
        return repository;
    }

    public String git(String... arguments) {
        return gitIn(top, arguments);
    }

    public String gitIn(Path directory, String... arguments) {
        CommandResult result = tryGitIn(directory, arguments);
        if (!result.ok()) {
            throw new IllegalStateException(List.of(arguments) + ": " + result.errors());
        }
        return result.output().strip();
    }

    public CommandResult tryGitIn(Path directory, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(Map.of(
                "GIT_AUTHOR_NAME", "Someone",
                "GIT_AUTHOR_EMAIL", "someone@localhost",
                "GIT_COMMITTER_NAME", "Someone",
                "GIT_COMMITTER_EMAIL", "someone@localhost"));
        try {
            return ExternalCommand.of(argv).in(directory).withOnly(environment).run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Writes one file in the main work tree, commits everything there and gives the commit. */
    public String commit(String file, String content, String message) {
        return commitIn(top, file, content, message);
    }

    public String commitIn(Path worktree, String file, String content, String message) {
        write(worktree.resolve(file), content);
        gitIn(worktree, "add", "--all");
        gitIn(worktree, "commit", "--quiet", "-m", message);
        return gitIn(worktree, "rev-parse", "HEAD");
    }

    /** A branch from a start with one commit on it, made and left without changing what is checked out in the end. */
    public String branch(String name, String start, String file, String content, String message) {
        String present = git("symbolic-ref", "--short", "HEAD");
        git("switch", "--quiet", "-c", name, start);
        String commit = commit(file, content, message);
        git("switch", "--quiet", present);
        return commit;
    }

    public String head(String revision) {
        return git("rev-parse", "--verify", revision);
    }

    public void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
    }
}
