package dev.czar.ledger.measure;

import java.util.List;

/** Student's quantile at 97.5 %, for intervals at 95 % from few cases. */
public final class StudentQuantile {

    private static final List<Double> BY_DEGREES = List.of(
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
            2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042);
    private static final double NORMAL = 1.96;

    private StudentQuantile() {}

    /** With at least one degree of freedom. */
    public static double of(int degrees) {
        return degrees <= BY_DEGREES.size() ? BY_DEGREES.get(degrees - 1) : NORMAL;
    }
}
