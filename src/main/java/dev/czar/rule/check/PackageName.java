package dev.czar.rule.check;

import java.util.stream.Stream;

/** All rules live in one package. */
final class PackageName implements Check {

    private static final String REQUIRED = "dev.czar.rules";

    @Override
    public Stream<Diagnostic> check(Source source) {
        String name = source.tree().getName();
        return REQUIRED.equals(name)
                ? Stream.empty()
                : Stream.of(source.diagnostic(
                        new Finding(
                                Code.PACKAGE,
                                name.isEmpty() ? "the file names no package" : "the package is \"" + name + "\"",
                                "begin the file with: package " + REQUIRED + ";"),
                        name.isEmpty()
                                ? new Span(0, 1)
                                : source.word(new Span(0, source.text().length()), name),
                        ""));
    }
}
