package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.PatchIdDiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Whether a commit holds the whole change of another under other ids, as after a squash, a cherry-pick or a rebase: told
 * by patch ids, which know neither line numbers nor history, and by what a landing itself names. What cannot be read is not held.
 */
public final class EquivalentChange {
    /** Begins the last line of a commit that landed in the place of the head it names. */
    public static final String TRAILER = "Head: ";

    private static final int MOST_COMMITS = 500;
    private static final int MOST_TAKEN_BACK = 200;
    private static final int REMEMBERED = 5_000;

    private final GitRepository repository;
    private final Map<String, String> patches = new HashMap<>();
    private final Map<String, Set<String>> files = new HashMap<>();
    private final Map<List<String>, Optional<String>> known = new HashMap<>();

    public EquivalentChange(GitRepository repository) {
        this.repository = repository;
    }

    /** The commit in {@code holder} that completed the change of {@code head}; empty when {@code holder} contains the head itself. */
    public synchronized Optional<String> in(String holder, String head) {
        forgetAll();
        return known.computeIfAbsent(List.of(holder, head), any -> find(holder, head));
    }

    /** The commits of the mainline that this one takes back: the newest that it undoes, or all since the tree was as it is again. */
    public synchronized List<String> takenBackBy(GitCommit commit) {
        if (commit.parents().size() != 1) {
            return List.of();
        }
        forgetAll();
        String parent = commit.parents().get(0);
        Set<String> touched = files(parent, commit.id());
        List<String> since = new ArrayList<>();
        for (GitCommit earlier : repository.history().firstParents(parent, MOST_TAKEN_BACK)) {
            if (touched.isEmpty() || earlier.parents().isEmpty()) {
                return List.of();
            }
            since.add(earlier.id());
            String before = earlier.parents().get(0);
            if (touched.equals(files(before, earlier.id()))
                    && patch(commit.id(), parent).equals(patch(earlier))) {
                return List.of(earlier.id());
            }
            if (repository.history().commit(before).tree().equals(commit.tree())) {
                return since;
            }
        }
        return List.of();
    }

    /** When there is too much of it. */
    private void forgetAll() {
        if (known.size() + patches.size() + files.size() > REMEMBERED) {
            known.clear();
            patches.clear();
            files.clear();
        }
    }

    private Set<String> files(String from, String to) {
        return files.computeIfAbsent(from + to, any -> repository.history().differingFiles(from, to));
    }

    private Optional<String> find(String holder, String head) {
        try {
            CommitHistory history = repository.history();
            Optional<String> base = history.mergeBase(holder, head);
            if (base.isEmpty() || base.get().equals(head) || base.get().equals(holder)) {
                return Optional.empty();
            }
            List<GitCommit> there = history.log(holder, List.of(head), MOST_COMMITS);
            Optional<String> named = landingOf(head, holder, there);
            if (named.isPresent()) {
                return named;
            }
            String whole = patch(base.get(), head);
            Optional<String> squashed = there.stream()
                    .filter(commit -> !whole.isEmpty() && whole.equals(patch(commit)))
                    .findFirst()
                    .filter(commit -> stands(commit, there))
                    .map(GitCommit::id);
            return squashed.isPresent() || whole.isEmpty()
                    ? squashed
                    : picked(there, history.log(head, List.of(holder), MOST_COMMITS));
        } catch (GitException unreadable) {
            return Optional.empty();
        }
    }

    /** The commit that says so of itself; only those that came to the mainline by themselves are asked, not what branches brought. */
    private Optional<String> landingOf(String head, String holder, List<GitCommit> there) {
        Map<String, GitCommit> byId = new HashMap<>();
        there.forEach(commit -> byId.put(commit.id(), commit));
        GitCommit commit = byId.get(holder);
        while (commit != null && !commit.parents().isEmpty()) {
            if (commit.parents().size() == 1
                    && commit.message().stripTrailing().endsWith("\n" + TRAILER + head)
                    && stands(commit, there)) {
                return Optional.of(commit.id());
            }
            commit = byId.get(commit.parents().get(0));
        }
        return Optional.empty();
    }

    /** The newest of the commits that repeat all of these one by one. */
    private Optional<String> picked(List<GitCommit> there, List<GitCommit> own) {
        Set<String> wanted = new HashSet<>();
        for (GitCommit commit : own) {
            if (commit.parents().size() != 1) {
                return Optional.empty();
            }
            wanted.add(patch(commit));
        }
        wanted.remove("");
        List<GitCommit> repeating =
                there.stream().filter(commit -> wanted.contains(patch(commit))).toList();
        repeating.stream().filter(commit -> stands(commit, there)).forEach(commit -> wanted.remove(patch(commit)));
        return wanted.isEmpty() ? repeating.stream().map(GitCommit::id).findFirst() : Optional.empty();
    }

    /** Whether no later one of these takes it back. */
    private boolean stands(GitCommit commit, List<GitCommit> newestFirst) {
        String back = patch(commit.id(), commit.parents().get(0));
        return newestFirst.subList(0, newestFirst.indexOf(commit)).stream()
                .noneMatch(later -> back.equals(patch(later)));
    }

    private String patch(GitCommit commit) {
        return commit.parents().isEmpty() ? "" : patch(commit.parents().get(0), commit.id());
    }

    /** What changed between two commits as a number, "" for nothing. */
    private String patch(String from, String to) {
        return patches.computeIfAbsent(from + to, any -> patchId(from, to));
    }

    private String patchId(String from, String to) {
        try (RevWalk walk = new RevWalk(repository.jgit());
                PatchIdDiffFormatter formatter = new PatchIdDiffFormatter()) {
            RevCommit before = walk.parseCommit(ObjectId.fromString(from));
            RevCommit after = walk.parseCommit(ObjectId.fromString(to));
            if (before.getTree().equals(after.getTree())) {
                return "";
            }
            formatter.setRepository(repository.jgit());
            StringBuilder opaque = new StringBuilder();
            for (DiffEntry file : formatter.scan(before.getTree(), after.getTree())) {
                formatter.format(file);
                if (formatter.toFileHeader(file).getPatchType() != PatchType.UNIFIED) {
                    opaque.append(file.getOldId().name()).append(file.getNewId().name());
                }
            }
            return formatter.getCalulatedPatchId().name() + opaque;
        } catch (IOException | IllegalArgumentException failure) {
            throw new GitException(
                    "The change from %s to %s cannot be read: %s".formatted(from, to, FailureText.of(failure)),
                    failure);
        }
    }
}
