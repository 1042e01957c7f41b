package dev.czar.rule.check;

/** From offsets of a text to lines and columns. */
final class Texts {

    private Texts() {}

    static Diagnostic diagnostic(String file, String text, String rule, Span at, Finding finding) {
        Place start = Place.at(text, at.start());
        Place end = at.end() > at.start() + 1 ? Place.at(text, at.end()) : new Place(start.line(), start.column() + 1);
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
