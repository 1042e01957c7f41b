package dev.czar.world.check;

import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.io.ContentHash;
import dev.czar.io.FolderDeleter;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.check.CheckProcess.CheckEnd;
import dev.czar.world.check.CheckReport.CheckVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a fresh checkout ready to work in. What the step made of a commit that is trusted is kept for others in which the
 * files it depends on are the same; what it makes of a worker's commit is not, for that could be anything.
 */
public final class CheckoutSetup {
    private static final String MARK = ".czar-worker/setup";
    private static final int KEPT = 3;

    private final Optional<SetupStep> step;
    private final Path cache;
    private final Predicate<String> trusted;

    /** {@code cache} is a folder of its own outside the repository. */
    public CheckoutSetup(Optional<SetupStep> step, Path cache, Predicate<String> trusted) {
        this.step = step;
        this.cache = cache;
        this.trusted = trusted;
    }

    /** Where nothing has to be made. */
    public static CheckoutSetup none() {
        return new CheckoutSetup(Optional.empty(), Path.of(""), commit -> false);
    }

    /** Makes ready the copy of a commit; the step's end when it failed. */
    Optional<CheckEnd> prepareCopy(Path copy, String commit) throws IOException, InterruptedException {
        if (step.isEmpty()) {
            return Optional.empty();
        }
        String key = key(copy);
        if (restore(copy, key)) {
            return Optional.empty();
        }
        CheckEnd end = run(copy);
        if (end.verdict() == CheckVerdict.PASSED && trusted.test(commit)) {
            keep(copy, key);
        }
        return Optional.of(end).filter(ended -> ended.verdict() != CheckVerdict.PASSED);
    }

    /** Makes ready a worker's worktree, once for the same files; what went wrong when it failed. */
    public Optional<String> prepareWorktree(Path worktree) throws IOException, InterruptedException {
        if (step.isEmpty()) {
            return Optional.empty();
        }
        String key = key(worktree);
        Path mark = worktree.resolve(MARK);
        if (Files.isRegularFile(mark) && Files.readString(mark).equals(key)) {
            return Optional.empty();
        }
        if (!restore(worktree, key)) {
            CheckEnd end = run(worktree);
            if (end.verdict() != CheckVerdict.PASSED) {
                return Optional.of("the setup of czar.yaml failed in %s: %s".formatted(worktree, end.shown(1_000)));
            }
        }
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, key);
        return Optional.empty();
    }

    private CheckEnd run(Path directory) throws IOException, InterruptedException {
        return new CheckProcess(step.orElseThrow().command(), directory).run();
    }

    /** The same for the same command and the same content of the files it depends on. */
    private String key(Path directory) throws IOException {
        StringBuilder text =
                new StringBuilder(step.orElseThrow().command().command().toString());
        for (String file : step.orElseThrow().files()) {
            Path path = directory.resolve(file);
            boolean plain = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            text.append('\n').append(plain ? ContentHash.sha256(Files.readAllBytes(path)) : "-");
        }
        return ContentHash.sha256(text.toString());
    }

    /** Nothing that the checkout has already is written over or through. */
    private boolean restore(Path directory, String key) throws IOException, InterruptedException {
        Path known = cache.resolve(key);
        List<String> keep = step.orElseThrow().keep();
        if (keep.isEmpty()
                || !Files.isDirectory(known)
                || keep.stream().anyMatch(name -> Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS))) {
            return false;
        }
        for (String name : keep) {
            if (Files.exists(known.resolve(name))) {
                copy(known.resolve(name), directory.resolve(name));
            }
        }
        return true;
    }

    private void keep(Path directory, String key) throws IOException, InterruptedException {
        if (step.orElseThrow().keep().isEmpty()) {
            return;
        }
        Path fresh = cache.resolve(key + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId());
        for (String name : step.orElseThrow().keep()) {
            if (Files.isDirectory(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                copy(directory.resolve(name), fresh.resolve(name));
            }
        }
        Files.createDirectories(fresh);
        if (Files.exists(cache.resolve(key))) {
            FolderDeleter.delete(fresh);
        } else {
            Files.move(fresh, cache.resolve(key));
        }
        deleteOld();
    }

    private void deleteOld() throws IOException {
        try (var folders = Files.list(cache)) {
            folders.sorted((one, other) -> Long.compare(
                            other.toFile().lastModified(), one.toFile().lastModified()))
                    .skip(KEPT)
                    .forEach(FolderDeleter::delete);
        }
    }

    /** By the system's own program, which shares blocks where the file system can. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.getParent());
        CommandResult copied = ExternalCommand.of("cp", "-a", "--", from.toString(), to.toString())
                .run();
        if (!copied.ok()) {
            throw new IOException(
                    "%s could not be copied: %s".formatted(from, copied.errors().strip()));
        }
    }
}
