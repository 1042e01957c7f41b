package dev.czar.rule.check;

/** An error keeps the rules from being used, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
