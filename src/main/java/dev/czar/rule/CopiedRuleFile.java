package dev.czar.rule;

import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.RuleFiles.RuleSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of a project's own that stands in the place of a shipped one. Its first line notes what it was copied from, a hash
 * for each rule; so it can be told after an upgrade which shipped rules it does not know yet.
 *
 * @param noted whether it says what it was copied from
 * @param changed shipped rules that were added or changed since, and that it does not have as they are now
 * @param gone how many of the rules it was copied from are shipped no longer
 * @param own rules in which it differs from the shipped file as it is now
 */
public record CopiedRuleFile(String name, boolean noted, List<String> changed, int gone, List<String> own) {

    private static final String NOTE = "// copied from the shipped rules: ";
    private static final Pattern NOTED = Pattern.compile(Pattern.quote(NOTE) + "((?:[0-9a-f]{8} ?)*)\\R?");
    private static final int HASH = 8;

    public CopiedRuleFile {
        changed = List.copyOf(changed);
        own = List.copyOf(own);
    }

    /** All files that stand in the place of one of {@code shipped}, and differ from it. */
    public static List<CopiedRuleFile> among(RuleFiles files, RuleFiles shipped) {
        return files.files().stream()
                .flatMap(file -> shipped
                        .find(file.name())
                        .filter(original -> !original.text().equals(file.text()))
                        .map(original -> of(file, original))
                        .stream())
                .toList();
    }

    /** A text with a note of what it is a copy of; a text with a note already keeps that. */
    public static String noted(String text, RuleFile shipped) {
        return NOTED.matcher(text).lookingAt()
                ? text
                : NOTE + String.join(" ", hashes(shipped).values()) + "\n" + text;
    }

    /** The text of a file that comes in the place of others, with a note when it is the first copy of a shipped one. */
    public static String firstNoted(RuleFile file, RuleFiles before) {
        return RuleFiles.shipped()
                .find(file.name())
                .filter(before.files()::contains)
                .map(shipped -> noted(file.text(), shipped))
                .orElse(file.text());
    }

    /** A text that has taken over what is shipped now. */
    public static String notedAnew(String text, RuleFile shipped) {
        return noted(withoutNote(text), shipped);
    }

    /** A text without its note of what it was copied from. */
    public static String withoutNote(String text) {
        return NOTED.matcher(text).lookingAt() ? text.substring(text.indexOf('\n') + 1) : text;
    }

    /** Whether the shipped file went on without it. */
    public boolean outdated() {
        return gone > 0 || !changed.isEmpty();
    }

    private static CopiedRuleFile of(RuleFile file, RuleFile shipped) {
        Map<String, String> now = hashes(shipped);
        Map<String, String> own = hashes(file);
        Optional<Set<String>> base = base(file.text());
        return new CopiedRuleFile(
                file.name(),
                base.isPresent(),
                now.keySet().stream()
                        .filter(rule -> !own.containsValue(now.get(rule)))
                        .filter(rule -> base.map(before -> !before.contains(now.get(rule)))
                                .orElse(!own.containsKey(rule)))
                        .toList(),
                (int) base.stream()
                        .flatMap(Set::stream)
                        .filter(hash -> !now.containsValue(hash))
                        .count(),
                own.keySet().stream()
                        .filter(rule -> !own.get(rule).equals(now.get(rule)))
                        .toList());
    }

    private static Optional<Set<String>> base(String text) {
        Matcher note = NOTED.matcher(text);
        return note.lookingAt()
                ? Optional.of(Arrays.stream(note.group(1).split(" ")).collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static Map<String, String> hashes(RuleFile file) {
        return RuleSource.of(RuleFiles.of(Map.of(file.name(), file.text()))).stream()
                .collect(Collectors.toMap(
                        RuleSource::name,
                        rule -> new TextFingerprint()
                                .add(rule.text().replaceAll("\\s+", " "))
                                .hex()
                                .substring(0, HASH),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
