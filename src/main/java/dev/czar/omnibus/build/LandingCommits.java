package dev.czar.omnibus.build;

import dev.czar.fact.Project.MergeStyle;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.LandedHistory;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.merge.MergeResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commits that put a tested omnibus on the mainline: itself, or, for a linear mainline, one after the other with the trees that its
 * merges have, so that the last has the tree that was tested.
 */
public final class LandingCommits {
    private static final int MOST_COMMITS = 500;
    private static final Pattern HEAD = Pattern.compile(EquivalentChange.TRAILER + "[0-9a-f]{40,64}");

    private final GitRepository repository;
    private final CommitHistory history;
    private final CommitWriter commits;
    private final CommitMerger merger;
    private final MergeStyle style;

    public LandingCommits(GitRepository repository, CommitMerger merger, MergeStyle style) {
        this.repository = repository;
        this.history = repository.history();
        this.commits = new CommitWriter(repository);
        this.merger = merger;
        this.style = style;
    }

    /**
     * The last commit of the mainline after the landing of a tested one onto where it is; empty when the steps of a linear one were
     * made on other files than the mainline has, whose commits would take that back.
     */
    Optional<String> onto(String mainline, String tested) {
        if (style == MergeStyle.COMMIT) {
            return Optional.of(tested);
        }
        String landed = new LandedHistory(repository).of(mainline);
        List<GitCommit> steps = new ArrayList<>();
        for (String commit = tested; !history.contains(landed, commit); ) {
            GitCommit step = history.commit(commit);
            steps.add(step);
            commit = step.parents().get(0);
        }
        Collections.reverse(steps);
        if (!steps.isEmpty() && !tree(steps.get(0).parents().get(0)).equals(tree(mainline))) {
            return Optional.empty();
        }
        String tip = mainline;
        for (GitCommit step : steps) {
            tip = put(step, tip);
        }
        return Optional.of(tip);
    }

    private String tree(String commit) {
        return history.commit(commit).tree();
    }

    private String put(GitCommit step, String tip) {
        if (step.tree().equals(history.commit(tip).tree())) {
            return tip;
        }
        List<GitCommit> own = own(step);
        Optional<String> replayed = style == MergeStyle.REBASE ? replayed(own, step, tip) : Optional.empty();
        return replayed.orElseGet(
                () -> commits.commitBy(own.get(own.size() - 1).id(), step.tree(), tip, message(own, step)));
    }

    /** What a step brought in, oldest first; a commit that a hand put on the omnibus is its own. */
    private List<GitCommit> own(GitCommit step) {
        if (step.parents().size() < 2) {
            return List.of(step);
        }
        List<GitCommit> own = new ArrayList<>(
                history.log(step.parents().get(1), List.of(step.parents().get(0)), MOST_COMMITS));
        Collections.reverse(own);
        List<GitCommit> written =
                own.stream().filter(commit -> commit.parents().size() == 1).toList();
        return written.isEmpty() ? List.of(step) : written;
    }

    /** Each commit again on top of the others, if that comes to the same tree as the merge. */
    private Optional<String> replayed(List<GitCommit> own, GitCommit step, String tip) {
        String last = tip;
        GitCommit source = null;
        for (GitCommit commit : own) {
            GitCommit present = history.commit(last);
            String before =
                    commits.unsigned(present.tree(), commit.parents(), "Before " + commit.id() + "\n", present.at());
            if (!(merger.merge(before, commit.id()) instanceof MergeResult.Clean clean)) {
                return Optional.empty();
            }
            if (!clean.tree().equals(present.tree())) {
                last = commits.commitBy(commit.id(), clean.tree(), last, unclaimed(commit.message()));
                source = commit;
            }
        }
        GitCommit end = history.commit(last);
        return source == null || !end.tree().equals(step.tree())
                ? Optional.empty()
                : Optional.of(commits.commitBy(
                        source.id(), end.tree(), end.parents().get(0), end.message() + trailers(step)));
    }

    private static String message(List<GitCommit> own, GitCommit step) {
        if (own.size() == 1) {
            return unclaimed(own.get(0).message()) + trailers(step);
        }
        String all = own.stream().map(commit -> "* " + commit.subject()).collect(Collectors.joining("\n", "\n", "\n"));
        return own.get(0).subject() + "\n" + all + trailers(step);
    }

    /** The task and the head that was tested, by which any clone knows the landing of a branch whose commits are others. */
    private static String trailers(GitCommit step) {
        if (step.parents().size() < 2) {
            return "";
        }
        String task = step.message()
                .lines()
                .filter(line -> line.startsWith("Task: "))
                .findFirst()
                .map(line -> line + "\n")
                .orElse("");
        return "\n" + task + EquivalentChange.TRAILER + step.parents().get(1) + "\n";
    }

    /** Without a worker's word that a task is complete, or a landing: the one is said of its branch, the other by Czar. */
    private static String unclaimed(String message) {
        return message.lines()
                        .filter(line -> !line.contains(GitCommit.COMPLETION)
                                && !HEAD.matcher(line.strip()).matches())
                        .collect(Collectors.joining("\n"))
                        .strip()
                + "\n";
    }
}
