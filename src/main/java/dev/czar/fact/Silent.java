package dev.czar.fact;

/** No sign of life for so long that it matters. */
public record Silent(String worker, String task, String episode) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
