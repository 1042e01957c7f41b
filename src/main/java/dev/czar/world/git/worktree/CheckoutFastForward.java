package dev.czar.world.git.worktree;

import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.GoverningFiles;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.TreeEditor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings a checked-out branch and its work tree forward; files that govern stay in the work tree as they are. */
public final class CheckoutFastForward {
    private final GitRepository repository;
    private final WorktreeCheckout checkout;
    private final Git git;

    public CheckoutFastForward(GitRepository repository, WorktreeCheckout checkout) {
        this.repository = repository;
        this.checkout = checkout;
        this.git = repository.git().at(checkout.directory()).with("GIT_LITERAL_PATHSPECS", "1");
    }

    /** Why it cannot be done, or nothing; git refuses what would lose changes. The commit contains the branch's head. */
    public Optional<String> to(String commit) {
        String before = git.output("rev-parse", "--verify", "HEAD");
        List<String> changed = repository.history().changedFiles(before, commit);
        List<String> ignored = ignoredInTheWay(changed);
        if (!ignored.isEmpty()) {
            return Optional.of("files that git ignores would be overwritten: " + String.join(", ", ignored));
        }
        List<String> governing = GoverningFiles.among(changed);
        if (governing.isEmpty()) {
            return problem(git.run(new byte[0], "merge", "--quiet", "--ff-only", "--no-autostash", commit));
        }
        List<String> staged = List.of(git.output("diff-index", "--cached", "--name-only", "-z", before)
                .split("\0"));
        git.run(new byte[0], "update-index", "-q", "--refresh");
        Optional<String> refused =
                problem(git.run(new byte[0], "read-tree", "-m", "-u", before, treeWithout(governing, before, commit)));
        if (refused.isPresent()) {
            return refused;
        }
        stage(governing.stream().filter(path -> !staged.contains(path)).toList(), commit);
        String ref = "refs/heads/" + checkout.branch();
        return repository.updateRefs(RefChange.move(ref, before, commit))
                ? Optional.empty()
                : Optional.of(ref + " moved away from " + before);
    }

    /** Git takes what it ignores for nobody's, also a file where a folder is to be. */
    private List<String> ignoredInTheWay(List<String> changed) {
        String present = changed.stream()
                .flatMap(path -> present(path).stream())
                .distinct()
                .collect(Collectors.joining("\0"));
        CommandResult ignored = repository
                .git()
                .at(checkout.directory())
                .run(present.getBytes(StandardCharsets.UTF_8), "check-ignore", "--stdin", "-z");
        return Stream.of(ignored.output().split("\0"))
                .filter(path -> !path.isBlank())
                .map(path -> path.substring("./".length()))
                .toList();
    }

    /** What is in the work tree at this path, or on the way there; with a beginning that no name is mistaken for a pattern. */
    private Optional<String> present(String path) {
        try {
            Path found = checkout.directory();
            for (Path name : Path.of(path)) {
                found = found.resolve(name);
                if (!Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS)) {
                    break;
                }
            }
            return Files.exists(found, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of("./" + checkout.directory().relativize(found))
                    : Optional.empty();
        } catch (InvalidPathException noFileHere) {
            return Optional.empty();
        }
    }

    private static Optional<String> problem(CommandResult result) {
        return result.ok() ? Optional.empty() : Optional.of(result.errors().strip());
    }

    /** The commit's tree with these files as they were before. */
    private String treeWithout(List<String> governing, String before, String commit) {
        TreeEditor tree = new TreeEditor(repository);
        for (String path : governing) {
            repository
                    .history()
                    .file(before, path)
                    .ifPresentOrElse(file -> tree.put(path, file.blob(), file.mode()), () -> tree.remove(path));
        }
        return tree.on(Optional.of(commit));
    }

    /** The index says what the commit holds, so that the work tree shows them as changed until a person takes them. */
    private void stage(List<String> governing, String commit) {
        if (governing.isEmpty()) {
            return;
        }
        byte[] paths = String.join("\0", governing).getBytes(StandardCharsets.UTF_8);
        CommandResult result =
                git.run(paths, "reset", "--quiet", commit, "--pathspec-from-file=-", "--pathspec-file-nul");
        if (!result.ok()) {
            throw new GitRepository.GitException("The index of %s cannot follow %s: %s"
                    .formatted(checkout.directory(), commit, result.errors().strip()));
        }
    }
}
