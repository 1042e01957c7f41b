package dev.czar.rule;

import java.util.stream.Stream;

/** All rules live in one package. */
final class PackageName implements Check {

    @Override
    public Stream<Problem> check(Source source) {
        return RuleBook.PACKAGE.equals(source.tree().getName())
                ? Stream.empty()
                : Stream.of(source.problem(
                        source.tree(),
                        "the package is \"" + source.tree().getName() + "\"",
                        "begin the file with: package " + RuleBook.PACKAGE + ";"));
    }
}
