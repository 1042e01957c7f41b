package dev.czar.sensor;

import dev.czar.fact.Conflict;
import dev.czar.fact.Observation;
import dev.czar.world.git.History;
import dev.czar.world.git.Merge;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Forecasts which task branches will not merge with each other or with what is integrated already. */
public final class ConflictSensor implements Sensor {
    private final Repository repository;
    private final Trunk trunk;
    private final Forecast forecast;
    private final Set<String> workers;
    private final Clock clock;
    private final Map<String, Integer> sizes = new HashMap<>();
    private Map<String, Instant> firstSeen = new HashMap<>();

    public ConflictSensor(Repository repository, Trunk trunk, MergeTree merger, Set<String> workers, Clock clock) {
        this.repository = repository;
        this.trunk = trunk;
        this.forecast = new Forecast(merger);
        this.workers = new TreeSet<>(workers);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "conflicts";
    }

    @Override
    public synchronized List<Observation> sense() {
        String tip = trunk.tip(repository);
        History history = repository.history();
        List<TaskBranch> active = new ArrayList<>();
        List<TaskBranch> integrated = new ArrayList<>();
        for (TaskBranch branch : TaskBranch.all(repository, workers)) {
            (history.contains(tip, branch.head()) ? integrated : active).add(branch);
        }
        Map<Pair, Set<String>> clashes = new TreeMap<>();
        for (int first = 0; first < active.size(); first++) {
            for (TaskBranch other : active.subList(first + 1, active.size())) {
                compare(active.get(first), other, tip, clashes);
            }
            compare(active.get(first), integrated, tip, clashes);
        }
        forecast.forgetUnused();
        sizes.keySet()
                .retainAll(active.stream().map(branch -> tip + branch.head()).toList());
        return observations(clashes);
    }

    private void compare(TaskBranch left, TaskBranch right, String tip, Map<Pair, Set<String>> clashes) {
        if (!left.worker().equals(right.worker())
                && forecast.merge(left.head(), right.head()) instanceof Merge.Conflicting conflict
                && isTheirs(left, right, tip, conflict)) {
            boolean leftMoves = size(left, tip) <= size(right, tip);
            Pair pair = leftMoves ? new Pair(left.worker(), right.worker()) : new Pair(right.worker(), left.worker());
            clashes.computeIfAbsent(pair, any -> new TreeSet<>()).addAll(conflict.files());
        }
    }

    /** Not theirs is what one of them has with the tip that the other merely contains. */
    private boolean isTheirs(TaskBranch left, TaskBranch right, String tip, Merge.Conflicting conflict) {
        boolean withTip = forecast.merge(tip, left.head()) instanceof Merge.Conflicting
                || forecast.merge(tip, right.head()) instanceof Merge.Conflicting;
        return !withTip || (changed(left, tip, conflict) && changed(right, tip, conflict));
    }

    private boolean changed(TaskBranch branch, String tip, Merge.Conflicting conflict) {
        return repository.history().changedFiles(tip, branch.head()).stream().anyMatch(conflict.files()::contains);
    }

    /** A branch against the tip: the other side is whoever brought the files in. */
    private void compare(TaskBranch branch, List<TaskBranch> integrated, String tip, Map<Pair, Set<String>> clashes) {
        if (forecast.merge(tip, branch.head()) instanceof Merge.Conflicting conflict) {
            for (TaskBranch other : integrated) {
                if (!other.worker().equals(branch.worker())
                        && touched(other, tip).stream().anyMatch(conflict.files()::contains)) {
                    clashes.computeIfAbsent(new Pair(branch.worker(), other.worker()), any -> new TreeSet<>())
                            .addAll(conflict.files());
                }
            }
        }
    }

    private Set<String> touched(TaskBranch integrated, String tip) {
        History history = repository.history();
        return history.log(tip, List.of(), 500).stream()
                .filter(commit ->
                        commit.parents().size() == 2 && commit.parents().get(1).equals(integrated.head()))
                .findFirst()
                .map(merge -> Set.copyOf(history.changedFiles(merge.parents().get(0), integrated.head())))
                .orElse(Set.of());
    }

    private int size(TaskBranch branch, String tip) {
        return sizes.computeIfAbsent(
                tip + branch.head(), any -> repository.history().changedLines(tip, branch.head()));
    }

    private List<Observation> observations(Map<Pair, Set<String>> clashes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Instant> seen = new HashMap<>();
        List<Observation> observations = new ArrayList<>();
        clashes.forEach((pair, files) -> {
            String signature = "%08x".formatted((pair.toString() + files).hashCode());
            Instant since = firstSeen.getOrDefault(signature, now);
            seen.put(signature, since);
            observations.add(Observation.of(
                    new Conflict(pair.worker(), pair.other(), List.copyOf(files), signature, Activity.age(since, now)),
                    name(),
                    now));
        });
        firstSeen = seen;
        return observations;
    }

    /** Who should move, and the other. */
    private record Pair(String worker, String other) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair that) {
            return toString().compareTo(that.toString());
        }
    }
}
