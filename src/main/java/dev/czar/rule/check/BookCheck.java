package dev.czar.rule.check;

import java.util.List;
import java.util.stream.Stream;

/** A point that can only be judged with all rules at hand. */
interface BookCheck {

    Stream<Diagnostic> check(List<Reading> readings);
}
