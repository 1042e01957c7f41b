package dev.czar.web.view;

import dev.czar.web.view.DependencyGraphView.DependencyEdge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * When all open tasks will be integrated: the rest of the work is played through many times, each task taking as long as one
 * of the finished ones did, by its requirements and by as many workers as there are. The same facts give the same answer.
 */
final class CompletionForecast {

    private static final int RUNS = 200;
    private static final int MIN_SAMPLES = 3;
    private static final long SEED = 1;

    private final List<Long> took;
    private final List<OpenTask> tasks;
    private final Map<String, OpenTask> open = new HashMap<>();
    private final Map<String, List<String>> successors = new HashMap<>();
    private final int workers;
    private final int outside;

    /**
     * {@code tasks} are those to be done, of which one that waits for a human has one requirement more than there is; {@code took}
     * says how long finished ones needed, {@code workers} how many do not wait for a human.
     */
    CompletionForecast(List<OpenTask> tasks, List<DependencyEdge> edges, List<Duration> took, int workers) {
        this.took = took.stream().map(Duration::toSeconds).sorted().toList();
        this.tasks = tasks.stream().sorted(Comparator.comparing(OpenTask::id)).toList();
        this.workers = workers;
        tasks.forEach(task -> open.put(task.id(), task));
        edges.stream().filter(edge -> !edge.met()).forEach(edge -> successors
                .computeIfAbsent(edge.requirement(), none -> new ArrayList<>())
                .add(edge.task()));
        WorkThrough atOnce = new WorkThrough(new SplittableRandom(SEED), List.of(0L));
        atOnce.end();
        this.outside = tasks.size() - atOnce.done;
    }

    /** A task to be done, what it still requires, and for how long it has been in work, where it is. */
    record OpenTask(String id, int requirements, Optional<Duration> claimed) {}

    /**
     * How long until all is done: in one of ten cases sooner than {@code early}, in half of them sooner than {@code likely},
     * in nine of ten sooner than {@code late}; taken from {@code samples} finished tasks. Tasks that wait for a human, or for
     * one that does, are left out.
     */
    record TimeLeft(Duration early, Duration likely, Duration late, int samples) {}

    /** Empty when nothing is left, or too little is finished to say anything. */
    Optional<TimeLeft> timeLeft() {
        if (tasks.size() == outside || took.size() < MIN_SAMPLES) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        long[] ends = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ends[run] = new WorkThrough(random, took).end();
        }
        Arrays.sort(ends);
        return Optional.of(new TimeLeft(at(ends, 10), at(ends, 50), at(ends, 90), took.size()));
    }

    /** How many tasks nobody can go on with before a human has done something. */
    int outside() {
        return outside;
    }

    private static Duration at(long[] ends, int percent) {
        return Duration.ofSeconds(ends[(RUNS - 1) * percent / 100]);
    }

    /** One way in which the rest may go. */
    private final class WorkThrough {

        private record Start(String task, long ready) {}

        private final SplittableRandom random;
        private final List<Long> took;
        private final PriorityQueue<Start> ready =
                new PriorityQueue<>(Comparator.comparingLong(Start::ready).thenComparing(Start::task));
        private final PriorityQueue<Long> free = new PriorityQueue<>();
        private final Map<String, Integer> missing = new HashMap<>();
        private long end;
        private int done;

        WorkThrough(SplittableRandom random, List<Long> took) {
            this.random = random;
            this.took = took;
        }

        long end() {
            tasks.forEach(task -> missing.put(task.id(), task.requirements()));
            tasks.stream().filter(task -> task.claimed().isPresent()).forEach(this::goOn);
            free.addAll(Collections.nCopies(Math.max(0, workers - free.size()), 0L));
            tasks.stream()
                    .filter(task -> task.claimed().isEmpty() && task.requirements() == 0)
                    .forEach(task -> ready.add(new Start(task.id(), 0)));
            while (!ready.isEmpty() && !free.isEmpty()) {
                Start next = ready.poll();
                long from = Math.max(next.ready(), free.poll());
                finish(next.task(), from + took.get(random.nextInt(took.size())));
            }
            return end;
        }

        /** What is in work longer than any before is taken to be half way. */
        private void goOn(OpenTask task) {
            long passed = task.claimed().orElseThrow().toSeconds();
            List<Long> longer = took.stream().filter(time -> time > passed).toList();
            finish(task.id(), longer.isEmpty() ? passed : longer.get(random.nextInt(longer.size())) - passed);
        }

        private void finish(String task, long at) {
            done++;
            end = Math.max(end, at);
            free.add(at);
            for (String next : successors.getOrDefault(task, List.of())) {
                boolean waits =
                        open.containsKey(next) && open.get(next).claimed().isEmpty();
                if (waits && missing.merge(next, -1, Integer::sum) == 0) {
                    ready.add(new Start(next, at));
                }
            }
        }
    }
}
