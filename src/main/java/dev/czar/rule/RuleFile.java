package dev.czar.rule;

/** The text of one rule file; {@code name} is its path below the rules directory, such as {@code infer/health.drl}. */
public record RuleFile(String name, String text) {

    /** The hash of name and text. */
    public String revision() {
        return new Fingerprint().add(name).add(text).hex();
    }
}
