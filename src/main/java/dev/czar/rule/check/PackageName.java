package dev.czar.rule.check;

import java.util.stream.Stream;

/** All rules live in one package. */
final class PackageName implements Check {

    private static final String REQUIRED = "dev.czar.rules";

    @Override
    public Stream<Diagnostic> check(Source source) {
        return REQUIRED.equals(source.tree().getName())
                ? Stream.empty()
                : Stream.of(source.diagnostic(
                        source.tree(),
                        "the package is \"" + source.tree().getName() + "\"",
                        "begin the file with: package " + REQUIRED + ";"));
    }
}
