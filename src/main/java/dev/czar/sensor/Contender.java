package dev.czar.sensor;

/** A branch that is not in the omnibus, with the commit that stands for it: its head, or what is uncommitted on it. */
record Contender(TaskBranch branch, String commit) {

    boolean draft() {
        return !commit.equals(branch.head());
    }

    String worker() {
        return branch.worker();
    }
}
