package dev.czar.omnibus.build;

import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which heads were merged under which subject: the latest commits of the base are read once for all members. */
final class EarlierHeads {
    private static final int MOST_COMMITS = 500;

    private final CommitHistory history;
    private final String base;
    private final Map<String, List<String>> inBase = new HashMap<>();
    private boolean read;

    EarlierHeads(CommitHistory history, String base) {
        this.history = history;
        this.base = base;
    }

    /** The heads merged with this subject, newest first: those stacked on the base, then those in it. */
    Stream<String> headsOf(String tip, String subject) {
        List<String> stacked = new ArrayList<>();
        String commit = tip;
        while (!commit.equals(base)) {
            GitCommit merge = history.commit(commit);
            if (merge.parents().size() == 2 && merge.subject().equals(subject)) {
                stacked.add(merge.parents().get(1));
            }
            commit = merge.parents().get(0);
        }
        return Stream.concat(stacked.stream(), inBase().getOrDefault(subject, List.of()).stream());
    }

    private Map<String, List<String>> inBase() {
        if (!read) {
            history.latest(base, MOST_COMMITS).stream()
                    .filter(merge -> merge.parents().size() == 2)
                    .forEach(merge -> inBase.computeIfAbsent(merge.subject(), any -> new ArrayList<>())
                            .add(merge.parents().get(1)));
            read = true;
        }
        return inBase;
    }
}
