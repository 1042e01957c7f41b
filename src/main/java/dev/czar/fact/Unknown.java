package dev.czar.fact;

/** Cannot be seen; never taken for dead. */
public record Unknown(String worker) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
