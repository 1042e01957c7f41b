package dev.czar.fact;

/** A requirement that is not in the omnibus yet. */
public record Unmet(String task, String requirement) implements Derived {
    @Override
    public String subject() {
        return task + "/" + requirement;
    }
}
