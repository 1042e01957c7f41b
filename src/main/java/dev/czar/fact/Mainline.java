package dev.czar.fact;

/** The branch everything lands on. */
public record Mainline(String branch, String head, String tree) implements Sensed {
    @Override
    public String subject() {
        return branch;
    }
}
