package dev.czar.world.git.merge;

import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose tasks' work people took back on the mainline: with {@code git revert} or by the button of a forge, which name the commit, its title alone
 * when it was squashed, or by hand, which only its change tells.
 */
public final class MainlineReverts {
    private static final Pattern REVERTED = Pattern.compile("(?m)^This reverts commit ([0-9a-f]{7,64})");
    private static final Pattern TASK =
            Pattern.compile("(?m)^\\s*(?:Task:|" + GitCommit.COMPLETION + ")\\s*(\\S+)\\s*$");
    private static final Pattern TITLE = Pattern.compile("(?:Revert|Reapply) \"(.+)\"(?: \\(#\\d+\\))?");
    private static final int MOST_COMMITS = 500;

    private final GitRepository repository;
    private final CommitHistory history;
    private final EquivalentChange changes;

    public MainlineReverts(GitRepository repository, EquivalentChange changes) {
        this.repository = repository;
        this.history = repository.history();
        this.changes = changes;
    }

    /** What came to the mainline since it was there, oldest first; what cannot be read says nothing. */
    public List<TaskRevert> since(String before, String now) {
        List<TaskRevert> reverts = new ArrayList<>();
        for (GitCommit commit : reading(() -> history.log(now, List.of(before), MOST_COMMITS))) {
            reverts.addAll(0, reading(() -> of(commit, now)));
        }
        return reverts;
    }

    /** The tasks whose work the mainline held before it was moved elsewhere, and does not hold there under any name. */
    public Set<String> dropped(String before, String now) {
        Set<String> dropped = new TreeSet<>();
        reading(() -> history.contains(now, before)
                        ? List.<GitCommit>of()
                        : history.log(before, List.of(now), MOST_COMMITS))
                .stream()
                .filter(commit -> changes.in(now, commit.id()).isEmpty())
                .forEach(commit -> dropped.addAll(tasks(commit)));
        reading(() -> history.log(now, List.of(before), MOST_COMMITS))
                .forEach(commit -> dropped.removeAll(tasks(commit)));
        return dropped;
    }

    private List<TaskRevert> of(GitCommit commit, String mainline) {
        List<TaskRevert> reverts = new ArrayList<>();
        tasks(commit).forEach(task -> reverts.add(new TaskRevert(task, commit.id(), commit.author(), true)));
        undone(commit).forEach(undone -> reverts.addAll(of(commit, undone, mainline)));
        return reverts;
    }

    /** The commits that this one takes back. */
    private List<String> undone(GitCommit commit) {
        List<String> named = REVERTED.matcher(commit.message())
                .results()
                .map(said -> whole(said.group(1)))
                .toList();
        if (!named.isEmpty() || commit.parents().isEmpty()) {
            return named;
        }
        List<String> same = changes.takenBackBy(commit);
        return same.isEmpty() ? titled(commit) : same;
    }

    private List<String> titled(GitCommit commit) {
        Matcher said = TITLE.matcher(commit.subject());
        String title = said.matches() ? said.group(1) : "";
        return title.isEmpty()
                ? List.of()
                : history.firstParents(commit.parents().get(0), MOST_COMMITS).stream()
                        .filter(earlier -> earlier.subject().equals(title))
                        .map(GitCommit::id)
                        .limit(1)
                        .toList();
    }

    /** A revert of a revert brings back what that one took. */
    private List<TaskRevert> of(GitCommit commit, String reverted, String mainline) {
        boolean back = false;
        String target = reverted;
        for (Optional<String> next = revertedBy(target); next.isPresent(); next = revertedBy(target)) {
            back = !back;
            target = next.get();
        }
        boolean again = back;
        return history.contains(commit.id(), target)
                ? broughtBy(target, mainline).stream()
                        .map(task -> new TaskRevert(task, commit.id(), commit.author(), again))
                        .toList()
                : List.of();
    }

    private Optional<String> revertedBy(String commit) {
        return undone(history.commit(commit)).stream().findFirst();
    }

    /** With {@code revert.reference} git names it by the beginning of its id. */
    private String whole(String id) {
        return repository.git().output("rev-parse", "--verify", id + "^{commit}");
    }

    /** The tasks that a commit brought with it; of one commit among several, those of the merge it came with. */
    private Set<String> broughtBy(String commit, String mainline) {
        Set<String> tasks = named(commit);
        return tasks.isEmpty()
                ? history.landing(mainline, commit)
                        .filter(merge -> !history.contains(
                                history.commit(merge).parents().get(0), commit))
                        .map(this::named)
                        .orElse(tasks)
                : tasks;
    }

    private Set<String> named(String commit) {
        List<String> before = history.commit(commit).parents().stream().limit(1).toList();
        Set<String> tasks = new TreeSet<>();
        history.log(commit, before, MOST_COMMITS).forEach(brought -> tasks.addAll(tasks(brought)));
        return tasks;
    }

    private static Set<String> tasks(GitCommit commit) {
        return TASK.matcher(commit.message())
                .results()
                .map(task -> task.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> List<T> reading(Supplier<List<T>> reading) {
        try {
            return reading.get();
        } catch (GitException unreadable) {
            return List.of();
        }
    }

    /** A task's work that a commit took from the mainline, or brought there, again or for the first time. */
    public record TaskRevert(String task, String commit, String author, boolean back) {}
}
