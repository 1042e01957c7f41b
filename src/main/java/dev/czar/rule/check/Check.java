package dev.czar.rule.check;

import java.util.stream.Stream;

/** One point of the DRL profile. */
interface Check {

    Stream<Diagnostic> check(Source source);
}
