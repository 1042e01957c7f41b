package dev.czar.omnibus.plan;

/** What it is expected to cost that {@code later} is merged on top of {@code earlier}; 0 when they do not meet. */
@FunctionalInterface
public interface Costs<M> {

    long of(M earlier, M later);

    static <M> Costs<M> none() {
        return (earlier, later) -> 0;
    }
}
