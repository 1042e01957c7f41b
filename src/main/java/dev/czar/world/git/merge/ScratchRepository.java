package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.io.FolderDeleter;
import dev.czar.world.git.CloneSetup;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository of Czar's own that sees the objects of the real one and nothing else of it: no configuration, hook,
 * filter or merge driver of the repository has a say here but the one that keeps ours. What is made is kept here and goes with it.
 */
public final class ScratchRepository implements AutoCloseable {
    private final Path directory;
    private final Git git;
    private final org.eclipse.jgit.lib.Repository jgit;

    private ScratchRepository(Path directory, Git git) throws IOException {
        this.directory = directory;
        this.git = git;
        this.jgit = new FileRepositoryBuilder().setGitDir(directory.toFile()).build();
    }

    /** Where merges are made whose objects are to stay in the repository; made anew when it is damaged or gone. */
    static Supplier<Git> persistentGit(GitRepository repository) {
        Path directory = repository.commonDirectory().resolve("czar").resolve("merge");
        Git git = gitIn(directory, repository)
                .with("GIT_OBJECT_DIRECTORY", objects(repository).toString());
        requireWhole(directory, repository);
        share(directory, repository);
        return () -> {
            requireWhole(directory, repository);
            return git;
        };
    }

    private static synchronized void requireWhole(Path directory, GitRepository repository) {
        if (!isWhole(directory)) {
            FolderDeleter.delete(directory);
            at(directory, repository).jgit.close();
        }
    }

    /** What git itself asks of a git directory, but for the objects, which are elsewhere. */
    private static boolean isWhole(Path directory) {
        try {
            return Files.isDirectory(directory.resolve("refs"))
                    && Files.readString(directory.resolve("HEAD")).startsWith("ref: refs/");
        } catch (IOException absent) {
            return false;
        }
    }

    /** In this folder, which is empty or does not exist; closing deletes it. */
    public static ScratchRepository at(Path directory, GitRepository repository) {
        try {
            Path info = Files.createDirectories(directory.resolve("info"));
            Files.writeString(info.resolve("attributes"), "* -filter\n");
            Git git = gitIn(directory, repository).temporary();
            git.output("init", "--quiet", "--bare", "--template=", "--initial-branch=none");
            share(directory, repository);
            return new ScratchRepository(directory, git);
        } catch (IOException failure) {
            throw new GitException("%s cannot be made: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    /** Objects, those that are missing, and where history was cut are what they are in the repository. */
    private static void share(Path directory, GitRepository repository) {
        try {
            CloneSetup setup = new CloneSetup(repository.commonDirectory(), repository.topDirectory());
            setup.shareObjects(directory);
            setup.shareHistoryEnds(directory, true);
            setup.shareKeptOurs(directory);
        } catch (IOException failure) {
            throw new GitException("%s cannot be made: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    private static Git gitIn(Path directory, GitRepository repository) {
        return repository.git().at(directory).with("GIT_DIR", directory.toString());
    }

    private static Path objects(GitRepository repository) {
        return repository.commonDirectory().resolve("objects");
    }

    Git git() {
        return git;
    }

    Path directory() {
        return directory;
    }

    /** History with what is only here. */
    public CommitHistory history() {
        return new CommitHistory(jgit);
    }

    org.eclipse.jgit.lib.Repository jgit() {
        return jgit;
    }

    /** A commit that is only here; the same tree and parents give the same commit. */
    public String commit(String tree, String... parents) {
        CommitBuilder commit = new CommitBuilder();
        PersonIdent nobody = new PersonIdent("Czar", "czar@localhost", Instant.EPOCH, ZoneOffset.UTC);
        commit.setAuthor(nobody);
        commit.setCommitter(nobody);
        commit.setTreeId(ObjectId.fromString(tree));
        Stream.of(parents).map(ObjectId::fromString).forEach(commit::addParentId);
        try (ObjectInserter inserter = jgit.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        } catch (IOException failure) {
            throw new GitException(
                    "A commit cannot be made in %s: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    public String tree(String commit) {
        try (RevWalk walk = new RevWalk(jgit)) {
            RevCommit found = walk.parseCommit(ObjectId.fromString(commit));
            return found.getTree().name();
        } catch (IOException failure) {
            throw new GitException("Commit %s cannot be read: %s".formatted(commit, FailureText.of(failure)), failure);
        }
    }

    @Override
    public void close() {
        jgit.close();
        FolderDeleter.delete(directory);
    }
}
