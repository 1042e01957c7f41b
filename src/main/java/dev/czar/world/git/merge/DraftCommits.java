package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.WithheldFilters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is uncommitted in worktrees, as it would be committed there, as commits on a workbench; neither the worktree nor its index is touched. */
public final class DraftCommits {
    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    /** The other half of a split index would be written into the repository. */
    private static final String WHOLE_INDEX = "core.splitIndex=false";

    private record CachedDraft(String marks, Optional<String> commit) {}

    private final GitRepository repository;
    private final ScratchRepository scratch;
    private final Map<Path, CachedDraft> drafts = new HashMap<>();

    public DraftCommits(GitRepository repository, ScratchRepository bench) {
        this.repository = repository;
        this.scratch = bench;
    }

    /** A commit on the head with all that is uncommitted, untracked files too; empty when nothing or too much is. */
    public Optional<String> commitOf(Path worktree, String head) {
        Path index = scratch.directory().resolve("draft-index");
        try {
            Path real = repository.worktreeGitDirectory(worktree).resolve("index");
            Files.copy(real, index, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Git git = repository
                    .git()
                    .temporary()
                    .at(worktree)
                    .with(
                            "GIT_OBJECT_DIRECTORY",
                            scratch.directory().resolve("objects").toString())
                    .with("GIT_INDEX_FILE", index.toString());
            List<String> changed = changed(git);
            String marks = head
                    + fingerprint(real)
                    + changed.stream()
                            .map(file -> file + fingerprint(worktree.resolve(file)))
                            .toList();
            CachedDraft last = drafts.get(worktree);
            if (last == null || !last.marks().equals(marks)) {
                last = new CachedDraft(marks, fits(worktree, changed) ? commit(git, head, changed) : Optional.empty());
                drafts.put(worktree, last);
            }
            return last.commit();
        } catch (IOException failure) {
            throw new GitException(
                    "What is uncommitted in %s cannot be read: %s".formatted(worktree, FailureText.of(failure)),
                    failure);
        }
    }

    private static List<String> changed(Git git) {
        String listed = git.output("ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard");
        return Stream.of(listed.split("\0"))
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
    }

    /** What git cannot take, such as a repository without commits, is left out, and so is what only a filter that is not run could tell. */
    private Optional<String> commit(Git git, String head, List<String> changed) {
        String paths = Stream.concat(
                        Stream.of(":(top)"),
                        new WithheldFilters(git).among(changed).stream().map(path -> ":(top,exclude,literal)" + path))
                .collect(Collectors.joining("\0"));
        git.run(
                paths.getBytes(StandardCharsets.UTF_8),
                "-c",
                WHOLE_INDEX,
                "add",
                "--all",
                "--ignore-errors",
                "--pathspec-from-file=-",
                "--pathspec-file-nul");
        String tree = git.output("-c", WHOLE_INDEX, "write-tree");
        return tree.equals(scratch.tree(head)) ? Optional.empty() : Optional.of(scratch.commit(tree, head));
    }

    private static boolean fits(Path worktree, List<String> files) {
        return files.size() <= MOST_FILES
                && files.stream()
                                .mapToLong(file -> size(worktree.resolve(file)))
                                .sum()
                        <= MOST_BYTES;
    }

    private static long size(Path file) {
        return attributes(file).map(BasicFileAttributes::size).orElse(0L);
    }

    private static String fingerprint(Path file) {
        return attributes(file)
                .map(found -> "@" + found.lastModifiedTime() + "/" + found.size())
                .orElse("@gone");
    }

    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
