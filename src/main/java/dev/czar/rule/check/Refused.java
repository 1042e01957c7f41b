package dev.czar.rule.check;

/** A text that is not an expression of the profile, and where it stops being one. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final transient Span span;

    Refused(Finding finding, Span span) {
        super(finding.message());
        this.finding = finding;
        this.span = span;
    }

    Finding finding() {
        return finding;
    }

    Span span() {
        return span;
    }
}
