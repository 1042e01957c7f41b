package dev.czar.forecast;

import dev.czar.fact.Conflict;
import dev.czar.world.git.merge.ConflictLineFinder.LineRanges;
import dev.czar.world.git.merge.MergeResult.FileConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything in which two workers' branches conflict; the first is the one that should move as far as one can see now. */
public final class WorkerConflict {
    private final String first;
    private final String second;
    private final SortedSet<String> kinds = new TreeSet<>();
    private final SortedMap<String, LineRanges> files = new TreeMap<>();
    private boolean committed;

    WorkerConflict(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** {@code lines} are this worker's and the other's. */
    void add(String worker, FileConflict conflict, LineRanges lines, boolean uncommitted) {
        conflict.kinds().forEach(kind -> kinds.add(kind.replaceFirst("^CONFLICT ?\\((.*)\\)$", "$1")));
        files.putIfAbsent(conflict.file(), worker.equals(first) ? lines : lines.swapped());
        committed |= !uncommitted;
    }

    public String first() {
        return first;
    }

    /** The same for the same two workers and files, whatever the lines and whoever should move. */
    public String signature() {
        String workers = first.compareTo(second) < 0 ? first + "/" + second : second + "/" + first;
        return "%08x".formatted((workers + files.keySet()).hashCode());
    }

    public Conflict toConflict(String mover, Duration age) {
        boolean asSeen = mover.equals(first);
        List<String> firstPlaces = new ArrayList<>();
        List<String> secondPlaces = new ArrayList<>();
        files.forEach((file, lines) -> {
            firstPlaces.add(place(file, lines.ours()));
            secondPlaces.add(place(file, lines.theirs()));
        });
        return new Conflict(
                asSeen ? first : second,
                asSeen ? second : first,
                List.copyOf(kinds),
                List.copyOf(files.keySet()),
                asSeen ? firstPlaces : secondPlaces,
                asSeen ? secondPlaces : firstPlaces,
                !committed,
                signature(),
                age);
    }

    private static String place(String file, String lines) {
        return lines.isEmpty() ? file : file + ":" + lines;
    }
}
