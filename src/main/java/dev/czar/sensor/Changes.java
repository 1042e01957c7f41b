package dev.czar.sensor;

import dev.czar.world.git.Commit;
import dev.czar.world.git.History;
import dev.czar.world.git.Stake;
import dev.czar.world.git.Workbench;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What commits changed since they left others, looked at once. */
final class Changes {
    private static final int REMEMBERED = 10_000;
    private static final int RECENT = 500;

    private final Workbench bench;
    private final Map<String, List<String>> files = new HashMap<>();
    private final Map<Stake, Integer> lines = new HashMap<>();
    private final Map<String, Optional<String>> bases = new HashMap<>();

    Changes(Workbench bench) {
        this.bench = bench;
    }

    Optional<String> base(String left, String right) {
        return bases.computeIfAbsent(left + right, any -> bench.history().mergeBase(left, right));
    }

    List<String> files(String base, String head) {
        return files.computeIfAbsent(base + head, any -> bench.history().changedFiles(base, head));
    }

    /** Whether the first of two sides has the smaller change of its own, or the younger of two as large. */
    boolean isSmaller(Side first, Side second) {
        int difference = lines(first.stake()) - lines(second.stake());
        return difference < 0 || (difference == 0 && date(first).isAfter(date(second)));
    }

    /** What a branch brought into the tip with its merge. */
    List<String> brought(TaskBranch integrated, String tip) {
        return files.computeIfAbsent("merged " + tip + integrated.head(), any -> {
            History history = bench.history();
            Optional<Commit> merge = history.log(tip, List.of(), RECENT).stream()
                    .filter(commit -> commit.parents().size() == 2
                            && commit.parents().get(1).equals(integrated.head()))
                    .findFirst();
            return merge.map(found -> history.changedFiles(found.parents().get(0), integrated.head()))
                    .orElse(List.of());
        });
    }

    void forgetOld() {
        if (files.size() + lines.size() + bases.size() > REMEMBERED) {
            files.clear();
            lines.clear();
            bases.clear();
        }
    }

    private Instant date(Side side) {
        return bench.history().commit(side.contender().branch().head()).at();
    }

    int lines(Stake stake) {
        return lines.computeIfAbsent(stake, any -> bench.history().changedLines(stake.foundation(), stake.head()));
    }
}
