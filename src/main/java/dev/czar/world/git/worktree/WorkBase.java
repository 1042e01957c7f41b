package dev.czar.world.git.worktree;

import dev.czar.io.FailureText;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.IntegrationBranches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/**
 * Where the work in files most likely began when nothing else tells: of what was integrated lately, the commit that they differ
 * least from. On a newer one all that others did since would look as if it had been taken back here.
 */
final class WorkBase {
    private static final int LATELY = 100;

    private final GitRepository repository;
    private final IntegrationBranches trunk;

    WorkBase(GitRepository repository, IntegrationBranches trunk) {
        this.repository = repository;
        this.trunk = trunk;
    }

    String of(Path worktree) {
        String start = trunk.start(repository);
        List<String> commits =
                lines(repository.git().output("rev-list", "--first-parent", "--max-count=" + LATELY, start));
        List<String> changed = lines(
                repository.git().output("diff", "--name-only", "--no-renames", commits.get(commits.size() - 1), start));
        if (changed.isEmpty()) {
            return start;
        }
        Map<String, String> present = blobs(worktree, changed);
        String best = start;
        long fewest = Long.MAX_VALUE;
        for (String commit : commits) {
            long differences = differences(commit, changed, present);
            if (differences < fewest) {
                fewest = differences;
                best = commit;
            }
        }
        return best;
    }

    /** As they would be committed. */
    private Map<String, String> blobs(Path worktree, List<String> files) {
        List<String> present = files.stream()
                .filter(file -> Files.isRegularFile(worktree.resolve(file)))
                .toList();
        byte[] paths = present.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        String[] arguments = {"hash-object", "--stdin-paths"};
        List<String> ids =
                lines(repository.git().at(worktree).run(paths, arguments).output());
        Map<String, String> blobs = new HashMap<>();
        for (int i = 0; i < Math.min(ids.size(), present.size()); i++) {
            blobs.put(present.get(i), ids.get(i));
        }
        return blobs;
    }

    private long differences(String commit, List<String> files, Map<String, String> present) {
        try (RevWalk commits = new RevWalk(repository.jgit());
                TreeWalk tree = new TreeWalk(repository.jgit())) {
            tree.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            tree.setFilter(PathFilterGroup.createFromStrings(files));
            long same = 0;
            long more = 0;
            while (tree.next()) {
                if (tree.getObjectId(0).name().equals(present.get(tree.getPathString()))) {
                    same++;
                } else {
                    more++;
                }
            }
            return more + present.size() - same;
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(commit, FailureText.of(failure)), failure);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
