package dev.czar.rule.match;

/** A function over all matches, the variable it reads ({@code ""} for none) and the variable for its result. */
record Tally(String source, String result, Function function) {

    /** Computes the result from the values of the source, in the order of matches. */
    interface Function {
        Object over(java.util.List<Object> values);
    }
}
