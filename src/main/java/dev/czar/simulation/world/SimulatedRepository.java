package dev.czar.simulation.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Commits as the heads of tasks they contain. Two tasks conflict by a matrix drawn from the seed, unless one was begun or repaired on
 * top of the other.
 */
public final class SimulatedRepository {

    /** What a commit contains: the head of each task, people's own commits, and whether a task's head passes checks and review. */
    public record SimulatedCommit(
            String id, SortedMap<String, String> contents, int people, boolean passes, boolean approved) {

        public String tree() {
            return "%040x".formatted((contents.toString().hashCode() & 0xffffffffL) * 31 + people);
        }
    }

    private static final double BREAKS_TOGETHER = 0.02;

    private final long seed;
    private final double conflicts;
    private final Map<String, SimulatedCommit> commits = new HashMap<>();
    private final Map<String, String> tested = new HashMap<>();
    private final Set<String> resolved = new HashSet<>();
    private String mainline;
    private String omnibus = "";

    public SimulatedRepository(long seed, double conflicts) {
        this.seed = seed;
        this.conflicts = conflicts;
        this.mainline = add(new TreeMap<>(), 0, true, true).id();
    }

    SimulatedCommit add(SortedMap<String, String> contents, int people, boolean passes, boolean approved) {
        String id = "%040x".formatted(commits.size() + 1);
        SimulatedCommit commit = new SimulatedCommit(id, contents, people, passes, approved);
        commits.put(id, commit);
        return commit;
    }

    /** A commit of a worker on its task's branch; what it stands on is in {@code base}. */
    String commit(String task, String base, boolean passes, boolean approved) {
        SimulatedCommit on = commit(base);
        SimulatedCommit made = add(new TreeMap<>(on.contents()), on.people(), passes, approved);
        made.contents().put(task, made.id());
        return made.id();
    }

    /** A task's head on top of what is integrated by now, with which it does not conflict any more. */
    String mergedWithTip(String task, String head) {
        SimulatedCommit tip = commit(tip());
        tip.contents().keySet().stream().filter(other -> !other.equals(task)).forEach(other -> resolve(task, other));
        TreeMap<String, String> all = new TreeMap<>(commit(head).contents());
        all.putAll(tip.contents());
        return add(all, tip.people(), false, false).id();
    }

    public SimulatedCommit commit(String id) {
        return commits.get(id);
    }

    public String mainline() {
        return mainline;
    }

    /** Where new work begins: the tested omnibus while it stands on the mainline, else the mainline. */
    public String tip() {
        return omnibus.isEmpty() || !contains(omnibus, mainline) ? mainline : omnibus;
    }

    String omnibus() {
        return omnibus;
    }

    /** Somebody's own commit. */
    void peopleCommit() {
        SimulatedCommit on = commit(mainline);
        mainline = add(on.contents(), on.people() + 1, true, true).id();
        tested.put(commit(mainline).tree(), mainline);
    }

    void built(String tip) {
        omnibus = tip;
        tested.put(commit(tip).tree(), tip);
    }

    void landed(String commit) {
        mainline = commit;
    }

    /** Whether the tree of this commit passed its checks as a whole, or is of people's making. */
    public boolean isTested(String commit) {
        return commit(commit).contents().isEmpty()
                || tested.containsKey(commit(commit).tree());
    }

    /** Whether all of {@code inner} is in {@code outer}. */
    boolean contains(String outer, String inner) {
        SimulatedCommit large = commit(outer);
        SimulatedCommit small = commit(inner);
        return large.people() >= small.people()
                && large.contents().keySet().containsAll(small.contents().keySet());
    }

    /** Whether two tasks change the same lines. */
    boolean clash(String one, String other) {
        String pair = one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one;
        return !resolved.contains(pair) && RandomDraws.of(seed, "clash", pair).chance(conflicts);
    }

    /** The two do not conflict any more, for one was changed on top of the other. */
    void resolve(String one, String other) {
        resolved.add(one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one);
    }

    /** The same of a pair as a conflict names it. */
    void resolve(String pair) {
        String[] tasks = pair.split("\\+");
        resolve(tasks[0], tasks[1]);
    }

    /** Whether a task's head, which stands on what it contains, does not merge with a commit. */
    boolean conflicts(String task, String head, SimulatedCommit with) {
        return with.contents().keySet().stream()
                .filter(other -> !other.equals(task))
                .filter(other -> !commit(head).contents().containsKey(other))
                .anyMatch(other -> clash(task, other));
    }

    /** Whether checks and a review would let this head pass, by itself and with the others. */
    boolean isSound(String head) {
        return commit(head).passes() && commit(head).approved() && !breaksTogether(head);
    }

    /** Whether a task's head breaks the checks only together with the others, each by itself being fine. */
    boolean breaksTogether(String head) {
        return RandomDraws.of(seed, "together", head).chance(BREAKS_TOGETHER);
    }
}
