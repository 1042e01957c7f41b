package dev.czar.world.git.merge;

import dev.czar.world.git.merge.MergeResult.FileConflict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what {@code git merge-tree --stdin -z} wrote, up to where it broke off. */
final class MergeTreeOutputReader {
    private static final String CLEAN = "1";
    private static final String CONFLICT = "0";
    /** Older git prints this where an answer ends, after a conflict in a submodule. */
    private static final String ADVICE = "Recursive merging with submodules";

    private final List<String> tokens;
    private int at;

    private MergeTreeOutputReader(List<String> tokens) {
        this.tokens = tokens;
    }

    static List<MergeResult> read(String output) {
        String[] parts = output.split("\0", -1);
        MergeTreeOutputReader answers =
                new MergeTreeOutputReader(Arrays.asList(parts).subList(0, parts.length - 1));
        List<MergeResult> whole = new ArrayList<>();
        try {
            while (answers.at < answers.tokens.size()) {
                whole.add(answers.next());
            }
        } catch (NoSuchElementException | NumberFormatException brokenOff) {
            return whole;
        }
        return whole;
    }

    private MergeResult next() {
        String status = take();
        String tree = take();
        if (!tree.matches("[0-9a-f]{40}")) {
            throw new NoSuchElementException("no tree: " + tree);
        }
        return switch (status) {
            case CLEAN -> {
                end();
                yield new MergeResult.Clean(tree);
            }
            case CONFLICT -> conflicting();
            default -> throw new NoSuchElementException("no status: " + status);
        };
    }

    private MergeResult conflicting() {
        SortedMap<String, Stages> stages = new TreeMap<>();
        for (String entry = take(); !entry.isEmpty(); entry = take()) {
            int tab = entry.indexOf('\t');
            String[] what = entry.substring(0, Math.max(0, tab)).split(" ");
            if (what.length != 3) {
                throw new NoSuchElementException("no entry: " + entry);
            }
            stages.computeIfAbsent(entry.substring(tab + 1), file -> new Stages())
                    .add(what);
        }
        for (String count = take(); !count.isEmpty() && !count.startsWith(ADVICE); count = take()) {
            message(Integer.parseInt(count), stages);
        }
        return new MergeResult.Conflicting(stages.entrySet().stream()
                .map(entry -> entry.getValue().fileConflict(entry.getKey()))
                .toList());
    }

    private void message(int count, SortedMap<String, Stages> stages) {
        List<String> files = new ArrayList<>();
        for (int path = 0; path < count; path++) {
            files.add(take());
        }
        String kind = take();
        take();
        if (kind.startsWith("CONFLICT")) {
            files.forEach(file ->
                    stages.computeIfAbsent(file, any -> new Stages()).kinds.add(kind));
        }
    }

    private void end() {
        if (!take().isEmpty()) {
            throw new NoSuchElementException("an answer does not end");
        }
    }

    private String take() {
        if (at == tokens.size()) {
            throw new NoSuchElementException("broken off");
        }
        return tokens.get(at++);
    }

    /** What the index would hold of one file. */
    private static final class Stages {
        private static final String REGULAR = "100";

        private final String[] blobs = {"", "", "", ""};
        private final SortedSet<String> kinds = new TreeSet<>();

        void add(String... entry) {
            int stage = Integer.parseInt(entry[2]);
            if (stage < 1 || stage > 3) {
                throw new NumberFormatException("stage " + stage);
            }
            blobs[stage] = entry[0].startsWith(REGULAR) ? entry[1] : "";
        }

        FileConflict fileConflict(String file) {
            return new FileConflict(file, List.copyOf(kinds), blobs[1], blobs[2], blobs[3]);
        }
    }
}
