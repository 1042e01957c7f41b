package dev.czar.web.view;

import dev.czar.fact.WorkerState.Workspace;
import dev.czar.loop.access.BranchLookup;
import java.util.List;
import java.util.Optional;

/**
 * A worker's branch: how far its head is from the mainline, where it is at origin, whether it merges and with whom not, and
 * its pull request's number. {@code workspace} is there while the worker is on it, {@code task} "" for one without a task.
 */
public record BranchView(
        String branch,
        String worker,
        String task,
        String head,
        Optional<BranchLookup.Distance> mainline,
        Pushed pushed,
        Merges merges,
        List<String> conflictsWith,
        Optional<Workspace> workspace,
        Optional<Integer> pullRequest) {

    /** Where origin is: {@code commit} "" when the branch was never brought there, {@code unpushed} commits of the head it lacks. */
    public record Pushed(boolean origin, String commit, Optional<Integer> unpushed) {}

    /** Whether it would merge with the mainline and all other branches. */
    public enum Merges {
        CLEANLY,
        NOT,
        UNKNOWN,
        NOT_TRIED
    }
}
