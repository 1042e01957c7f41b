package dev.czar.fact;

/** The supervised repository and whether its work is still going on. */
public record Project(String name, String mainline, ProjectState state) implements Sensed {
    @Override
    public String subject() {
        return name;
    }

    /** The branch everything lands on. */
    public record Mainline(String branch, String head, String tree) implements Sensed {
        @Override
        public String subject() {
            return branch;
        }
    }

    /** Whether there is still work to supervise. */
    public enum ProjectState {
        RUNNING,
        FINISHED
    }
}
