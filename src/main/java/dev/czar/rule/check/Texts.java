package dev.czar.rule.check;

/** From offsets of a text to lines and columns. */
final class Texts {

    private Texts() {}

    static Diagnostic diagnostic(String file, String text, String rule, Span at, Finding finding) {
        Place start = Place.at(text, at.start());
        Place end = Place.at(text, Math.max(at.start() + 1, at.end()));
        return new Diagnostic(
                file,
                rule,
                start.line(),
                start.column(),
                end.line(),
                end.column(),
                finding.code().id(),
                finding.code().severity(),
                finding.message(),
                finding.hint());
    }
}
