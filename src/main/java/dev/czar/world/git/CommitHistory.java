package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.world.git.GitRepository.GitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Commits, ancestry and differences, read in this process; every argument is a commit id. */
public final class CommitHistory {
    private final Repository repository;

    public CommitHistory(Repository repository) {
        this.repository = repository;
    }

    public GitCommit commit(String id) {
        return reading(id, walk -> asCommit(walk.parseCommit(ObjectId.fromString(id))));
    }

    /** The file at a path of a commit. */
    public Optional<TreeEntry> file(String commit, String path) {
        return reading(commit, walk -> {
            try (TreeWalk found =
                    TreeWalk.forPath(repository, path, parse(walk, commit).getTree())) {
                return Optional.ofNullable(found)
                        .map(entry -> new TreeEntry(
                                entry.getFileMode(0).toString(),
                                entry.getObjectId(0).name()));
            }
        });
    }

    /** A file's mode as git writes it, and its content. */
    public record TreeEntry(String mode, String blob) {}

    public AnnotatedTag tag(String id) {
        return reading(id, walk -> {
            RevTag tag = walk.parseTag(ObjectId.fromString(id));
            return new AnnotatedTag(tag.getObject().name(), tag.getFullMessage());
        });
    }

    /** True when {@code ancestor} is {@code commit} or comes before it. */
    public boolean contains(String commit, String ancestor) {
        return reading(commit, walk -> walk.isMergedInto(parse(walk, ancestor), parse(walk, commit)));
    }

    public Optional<String> mergeBase(String left, String right) {
        return reading(
                left, walk -> Optional.ofNullable(base(walk, left, right)).map(RevCommit::name));
    }

    /** Commits of {@code tip} that are in none of {@code without}, newest first, at most {@code limit}. */
    public List<GitCommit> log(String tip, List<String> without, int limit) {
        return reading(tip, walk -> {
            start(walk, tip, without);
            walk.sort(RevSort.TOPO);
            List<GitCommit> commits = new ArrayList<>();
            for (RevCommit next = walk.next(); next != null && commits.size() < limit; next = walk.next()) {
                commits.add(asCommit(next));
            }
            return commits;
        });
    }

    /** A commit and what it stands on, by first parents alone, newest first, at most {@code limit}. */
    public List<GitCommit> firstParents(String tip, int limit) {
        List<GitCommit> commits = new ArrayList<>(List.of(commit(tip)));
        List<String> parents = commits.get(0).parents();
        while (!parents.isEmpty() && commits.size() < limit) {
            commits.add(commit(parents.get(0)));
            parents = commits.get(commits.size() - 1).parents();
        }
        return commits;
    }

    /** How many commits of {@code tip} are not in {@code without}. */
    public int count(String tip, String without) {
        return reading(tip, walk -> {
            walk.setRetainBody(false);
            start(walk, tip, List.of(without));
            int count = 0;
            while (walk.next() != null) {
                count++;
            }
            return count;
        });
    }

    /** The files that {@code tip} changed since it left {@code base} (three dots), sorted. */
    public List<String> changedFiles(String base, String tip) {
        return reading(tip, walk -> {
            try (DiffFormatter formatter = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
                return entries(formatter, walk, base, tip).stream()
                        .map(CommitHistory::path)
                        .distinct()
                        .sorted()
                        .toList();
            }
        });
    }

    /** The files that are not the same in two commits, under whatever names they have there. */
    public Set<String> differingFiles(String from, String to) {
        return reading(to, walk -> {
            try (TreeWalk trees = new TreeWalk(repository)) {
                trees.addTree(parse(walk, from).getTree());
                trees.addTree(parse(walk, to).getTree());
                trees.setRecursive(true);
                trees.setFilter(TreeFilter.ANY_DIFF);
                Set<String> files = new TreeSet<>();
                while (trees.next()) {
                    files.add(trees.getPathString());
                }
                return files;
            }
        });
    }

    /** The lines that {@code tip} added or removed since it left {@code base} (three dots). */
    public int changedLines(String base, String tip) {
        return reading(tip, walk -> {
            try (DiffFormatter formatter = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
                int lines = 0;
                for (DiffEntry entry : entries(formatter, walk, base, tip)) {
                    FileHeader header = formatter.toFileHeader(entry);
                    lines += header.toEditList().stream()
                            .mapToInt(CommitHistory::lines)
                            .sum();
                }
                return lines;
            }
        });
    }

    /** What {@code mainline} was before {@code head} came into it; {@code mainline} itself where it did not come yet. */
    public String beforeLanding(String mainline, String head) {
        if (!contains(mainline, head)) {
            return mainline;
        }
        List<String> parents = commit(landing(mainline, head).orElse(head)).parents();
        String before = parents.isEmpty() ? head : parents.get(0);
        return !before.equals(head) || commit(head).parents().isEmpty()
                ? before
                : commit(head).parents().get(0);
    }

    /** The first commit of {@code mainline} that holds {@code head} and comes after it. */
    public Optional<String> landing(String mainline, String head) {
        if (!contains(mainline, head)) {
            return Optional.empty();
        }
        List<String> newestFirst = firstParents(mainline, head);
        int oldest = 0;
        int without = newestFirst.size();
        while (without - oldest > 1) {
            int middle = (oldest + without) >>> 1;
            if (contains(newestFirst.get(middle), head)) {
                oldest = middle;
            } else {
                without = middle;
            }
        }
        return newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.get(oldest));
    }

    private List<String> firstParents(String tip, String without) {
        return reading(tip, walk -> {
            walk.setFirstParent(true);
            start(walk, tip, List.of(without));
            List<String> commits = new ArrayList<>();
            for (RevCommit next = walk.next(); next != null; next = walk.next()) {
                commits.add(next.name());
            }
            return commits;
        });
    }

    /** The patch from where {@code tip} left {@code base} (three dots), cut after {@code limit} bytes. */
    public String patch(String base, String tip, int limit) {
        return reading(tip, walk -> {
            ByteArrayOutputStream patch = new ByteArrayOutputStream();
            try (DiffFormatter formatter = new DiffFormatter(patch)) {
                for (DiffEntry entry : entries(formatter, walk, base, tip)) {
                    if (patch.size() <= limit) {
                        formatter.format(entry);
                    }
                }
            }
            byte[] bytes = patch.toByteArray();
            String cut = bytes.length > limit ? "\n[cut after %d bytes]\n".formatted(limit) : "";
            return new String(Arrays.copyOf(bytes, Math.min(limit, bytes.length)), StandardCharsets.UTF_8) + cut;
        });
    }

    private List<DiffEntry> entries(DiffFormatter formatter, RevWalk walk, String base, String tip) throws IOException {
        formatter.setRepository(repository);
        formatter.setDetectRenames(true);
        RevCommit fork = base(walk, base, tip);
        return formatter.scan(
                fork == null ? null : fork.getTree(), parse(walk, tip).getTree());
    }

    private static RevCommit base(RevWalk walk, String left, String right) throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(parse(walk, left));
        walk.markStart(parse(walk, right));
        RevCommit found = walk.next();
        if (found != null) {
            walk.parseBody(found);
        }
        return found;
    }

    private static void start(RevWalk walk, String tip, List<String> without) throws IOException {
        walk.markStart(parse(walk, tip));
        for (String excluded : without) {
            walk.markUninteresting(parse(walk, excluded));
        }
    }

    private static RevCommit parse(RevWalk walk, String id) throws IOException {
        return walk.parseCommit(ObjectId.fromString(id));
    }

    private static GitCommit asCommit(RevCommit commit) {
        List<String> parents =
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList();
        return new GitCommit(
                commit.name(),
                commit.getTree().name(),
                parents,
                commit.getFullMessage(),
                commit.getCommitterIdent().getWhenAsInstant(),
                commit.getAuthorIdent().getName());
    }

    private static String path(DiffEntry entry) {
        return entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
    }

    private static int lines(Edit edit) {
        return edit.getLengthA() + edit.getLengthB();
    }

    private <T> T reading(String what, Reading<T> reading) {
        try (RevWalk walk = new RevWalk(repository)) {
            return reading.in(walk);
        } catch (IOException | IllegalArgumentException failure) {
            throw new GitException("Commit %s cannot be read: %s".formatted(what, FailureText.of(failure)), failure);
        }
    }

    private interface Reading<T> {
        T in(RevWalk walk) throws IOException;
    }

    /** A commit as it was recorded; {@code at} is the committer's time. */
    public record GitCommit(String id, String tree, List<String> parents, String message, Instant at, String author) {
        /** What a line of a message begins with that reports a task as complete. */
        public static final String COMPLETION = "TASK_COMPLETE:";

        public GitCommit {
            parents = List.copyOf(parents);
        }

        public String subject() {
            return message.lines().findFirst().orElse("");
        }

        /** Whether a line of its message reports that the task is complete. */
        public boolean completes(String task) {
            return Pattern.compile("(?m)^\\s*" + COMPLETION + "\\s*" + Pattern.quote(task) + "\\s*$")
                    .matcher(message)
                    .find();
        }
    }

    /** An annotated tag: the commit it keeps, and what it says of it. */
    public record AnnotatedTag(String commit, String message) {}
}
