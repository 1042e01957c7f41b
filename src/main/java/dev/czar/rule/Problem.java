package dev.czar.rule;

/** Something wrong with a rule file: where (1-based; 0 when the place is not known) and what. */
public record Problem(String file, int line, int column, String rule, String message) {

    @Override
    public String toString() {
        return "%s:%d:%d: %s%s".formatted(file, line, column, rule.isEmpty() ? "" : "rule \"" + rule + "\": ", message);
    }
}
