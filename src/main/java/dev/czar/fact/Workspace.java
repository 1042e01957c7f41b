package dev.czar.fact;

import java.time.Duration;

/** The worker's worktree: its branch, head, whether nothing is uncommitted, commits ahead of and behind the integration tip, age of the head. */
public record Workspace(String worker, String branch, String head, boolean clean, int ahead, int behind, Duration age)
        implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public Workspace aged(Duration elapsed) {
        return new Workspace(worker, branch, head, clean, ahead, behind, age.plus(elapsed));
    }
}
