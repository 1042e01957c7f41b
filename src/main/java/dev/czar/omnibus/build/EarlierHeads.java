package dev.czar.omnibus.build;

import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which heads of a branch were merged before: all commits of the base that the new head does not hold are looked at. */
final class EarlierHeads {
    private final CommitHistory history;
    private final String base;
    private final int mostCommits;
    private final Map<String, List<GitCommit>> merges = new HashMap<>();

    EarlierHeads(CommitHistory history, String base, int mostCommits) {
        this.history = history;
        this.base = base;
        this.mostCommits = mostCommits;
    }

    /** The heads merged with this subject that {@code head} does not hold, newest first: those stacked on the base, then those in it. */
    List<String> headsOf(String tip, String subject, String head) throws TooFarBehindException {
        List<String> stacked = new ArrayList<>();
        String commit = tip;
        while (!commit.equals(base)) {
            GitCommit merge = history.commit(commit);
            if (merge.parents().size() == 2 && merge.subject().equals(subject)) {
                stacked.add(merge.parents().get(1));
            }
            commit = merge.parents().get(0);
        }
        Stream<String> inBase = mergesWithout(head).stream()
                .filter(merge -> merge.subject().equals(subject))
                .map(merge -> merge.parents().get(1));
        return Stream.concat(stacked.stream(), inBase)
                .filter(earlier -> !history.contains(head, earlier))
                .toList();
    }

    /** A merge that the head holds brought it what was merged. */
    private List<GitCommit> mergesWithout(String head) throws TooFarBehindException {
        List<GitCommit> known = merges.get(head);
        if (known == null) {
            List<GitCommit> missing = history.log(base, List.of(head), mostCommits + 1);
            if (missing.size() > mostCommits) {
                throw new TooFarBehindException();
            }
            known = missing.stream()
                    .filter(commit -> commit.parents().size() == 2)
                    .toList();
            merges.put(head, known);
        }
        return known;
    }

    /** More commits came to the base since the branch was begun than are looked at. */
    static final class TooFarBehindException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
