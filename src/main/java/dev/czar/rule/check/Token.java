package dev.czar.rule.check;

/** A word, number, text or sign of a rule file. */
record Token(Kind kind, String text, Span span) {

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    boolean is(String wanted) {
        return kind != Kind.TEXT && text.equals(wanted);
    }
}
