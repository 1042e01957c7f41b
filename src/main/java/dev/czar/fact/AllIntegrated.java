package dev.czar.fact;

/** Every primary task and every claimed task is in the tested omnibus. */
public record AllIntegrated(String commit, String tree) implements Derived {
    @Override
    public String subject() {
        return "omnibus";
    }
}
