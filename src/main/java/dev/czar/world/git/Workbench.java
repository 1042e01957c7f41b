package dev.czar.world.git;

import dev.czar.world.DeletedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository of Czar's own that sees the objects of the real one and nothing else of it: no configuration, hook,
 * filter or merge driver of the repository has a say here. What is made is kept here and goes with it.
 */
public final class Workbench implements AutoCloseable {
    private final Path directory;
    private final Git git;
    private final org.eclipse.jgit.lib.Repository jgit;

    private Workbench(Path directory, Git git) throws IOException {
        this.directory = directory;
        this.git = git;
        this.jgit = new FileRepositoryBuilder().setGitDir(directory.toFile()).build();
    }

    /** Makes the folder anew; whatever was in it is deleted. */
    public static Workbench at(Path directory, Repository repository) {
        DeletedFolder.delete(directory);
        return over(directory, repository);
    }

    /** Where merges are made whose objects are to stay in the repository. */
    static Git lasting(Repository repository) {
        Path directory = repository.commonDirectory().resolve("czar").resolve("merge");
        if (!Files.exists(directory.resolve("HEAD"))) {
            over(directory, repository).jgit.close();
        }
        return gitIn(directory, repository)
                .with("GIT_OBJECT_DIRECTORY", objects(repository).toString());
    }

    private static Workbench over(Path directory, Repository repository) {
        try {
            Path info = Files.createDirectories(directory.resolve("objects").resolve("info"));
            Files.writeString(info.resolve("alternates"), objects(repository) + "\n");
            Git git = gitIn(directory, repository);
            git.out("init", "--quiet", "--bare", "--template=", "--initial-branch=none");
            return new Workbench(directory, git);
        } catch (IOException failure) {
            throw new GitFailed("%s cannot be made: %s".formatted(directory, failure.getMessage()), failure);
        }
    }

    private static Git gitIn(Path directory, Repository repository) {
        return repository.git().at(directory).with("GIT_DIR", directory.toString());
    }

    private static Path objects(Repository repository) {
        return repository.commonDirectory().resolve("objects");
    }

    Git git() {
        return git;
    }

    Path objects() {
        return directory.resolve("objects");
    }

    org.eclipse.jgit.lib.Repository jgit() {
        return jgit;
    }

    String tree(String commit) {
        try (RevWalk walk = new RevWalk(jgit)) {
            RevCommit found = walk.parseCommit(ObjectId.fromString(commit));
            return found.getTree().name();
        } catch (IOException failure) {
            throw new GitFailed("Commit %s cannot be read: %s".formatted(commit, failure.getMessage()), failure);
        }
    }

    @Override
    public void close() {
        jgit.close();
        DeletedFolder.delete(directory);
    }
}
