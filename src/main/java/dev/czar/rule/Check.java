package dev.czar.rule;

import java.util.stream.Stream;

/** One point of the DRL profile. */
interface Check {

    Stream<Problem> check(Source source);
}
