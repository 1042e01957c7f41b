package dev.czar.fact;

/** No sign of life for so long that it matters: past the slow limit, or {@code stuck} past the stuck limit. */
public record Silent(String worker, String task, String episode, boolean stuck) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + (stuck ? "stuck" : "slow");
    }
}
