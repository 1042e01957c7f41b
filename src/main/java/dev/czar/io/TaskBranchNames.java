package dev.czar.io;

import java.util.Optional;

/** How the branches of workers' tasks are named: a prefix that ends with a slash, the worker, the task. */
public record TaskBranchNames(String prefix) {

    public static final TaskBranchNames STANDARD = new TaskBranchNames("czar/");

    private static final String IDLE = "idle";

    public String of(String worker, String task) {
        return ofWorker(worker) + task;
    }

    /** Where a worker waits for its first task. */
    public String idle(String worker) {
        return of(worker, IDLE);
    }

    /** What all branches of a worker begin with. */
    public String ofWorker(String worker) {
        return prefix + worker + "/";
    }

    /** Whose branch it is and for which task; nothing for a branch that is none of a worker's. */
    public Optional<TaskBranchName> parse(String branch) {
        if (!branch.startsWith(prefix)) {
            return Optional.empty();
        }
        String[] parts = branch.substring(prefix.length()).split("/", 2);
        return parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()
                ? Optional.empty()
                : Optional.of(new TaskBranchName(parts[0], parts[1]));
    }

    /** What the name of a branch says. */
    public record TaskBranchName(String worker, String task) {

        public boolean isIdle() {
            return task.equals(IDLE);
        }
    }
}
