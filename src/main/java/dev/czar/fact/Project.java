package dev.czar.fact;

/** The supervised repository and whether its work is still going on. */
public record Project(String name, String mainline, ProjectState state) implements Sensed {
    @Override
    public String subject() {
        return name;
    }
}
