package dev.czar.project.tasklist;

import dev.czar.io.DueDateReader;
import dev.czar.json.SpellingSuggestion;
import dev.czar.project.files.TextFormat;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The title of an item, and what stands in parentheses at its end: {@code Parse dates (after: login) (priority: high)}. */
record ItemTerms(
        String id,
        String title,
        List<String> after,
        String priority,
        List<String> labels,
        String assignee,
        String due,
        List<WrongTerm> problems) {
    static final List<String> KEYS = List.of("after", "priority", "labels", "for", "due", "id");
    private static final Pattern LAST = Pattern.compile("(.*?)\\s*\\(([A-Za-z]+):\\s*([^()]*?)\\s*\\)\\s*");
    static final TextFormat PRIORITY_FORMAT =
            new TextFormat(Pattern.compile("high|medium|low|\\d{1,6}"), "high, medium, low or a number");
    static final TextFormat DUE_FORMAT =
            new TextFormat(Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d.*)?"), DueDateReader.EXPECTED);
    private static final Pattern FORGE_NAME = Pattern.compile("issue-\\d+");

    static ItemTerms of(String written) {
        Map<String, String> terms = new HashMap<>();
        List<WrongTerm> problems = new ArrayList<>();
        String title = written;
        for (Matcher last = LAST.matcher(title); last.matches(); last = LAST.matcher(title)) {
            String key = last.group(2);
            String value = last.group(3);
            int offset = last.start(2);
            if (!KEYS.contains(key)) {
                Optional<String> meant = SpellingSuggestion.nearlySame(key, KEYS);
                meant.ifPresent(best -> problems.add(
                        new WrongTerm(offset, "unknown word '" + key + "'", "did you mean '" + best + "'?")));
                break;
            }
            if (terms.putIfAbsent(key, value) != null) {
                problems.add(new WrongTerm(offset, "'" + key + "' stands twice", "expected it once"));
            }
            check(key, value)
                    .ifPresent(expected -> problems.add(
                            new WrongTerm(offset, "'" + key + "' is '" + value + "'", "expected " + expected)));
            title = last.group(1);
        }
        if (title.isBlank()) {
            problems.add(new WrongTerm(0, "the item has no title", "expected `- [ ] title`"));
        }
        String id = terms.getOrDefault("id", TaskNames.of(title));
        if (FORGE_NAME.matcher(id).matches()) {
            problems.add(new WrongTerm(
                    0, "'" + id + "' is the name of an issue of the forge", "expected another (id: name)"));
        }
        return new ItemTerms(
                id,
                title,
                names(terms.getOrDefault("after", "")),
                terms.getOrDefault("priority", ""),
                names(terms.getOrDefault("labels", "")),
                terms.getOrDefault("for", ""),
                terms.getOrDefault("due", ""),
                problems);
    }

    private static Optional<String> check(String key, String value) {
        boolean good =
                switch (key) {
                    case "id" -> TextFormat.TASK.fits(value);
                    case "for" -> TextFormat.WORKER.fits(value);
                    case "priority" -> PRIORITY_FORMAT.fits(value);
                    case "due" -> DueDateReader.parse(value, ZoneOffset.UTC).isPresent();
                    case "labels" -> !value.isEmpty() && names(value).stream().allMatch(TextFormat.WORKER::fits);
                    default -> !value.isEmpty();
                };
        String expected =
                switch (key) {
                    case "id" -> TextFormat.TASK.expected();
                    case "for" -> "the name of a worker";
                    case "priority" -> PRIORITY_FORMAT.expected();
                    case "due" -> DueDateReader.EXPECTED;
                    case "labels" -> "names with commas between them, each " + TextFormat.WORKER.expected();
                    default -> "titles or names of items, with commas between them";
                };
        return good ? Optional.empty() : Optional.of(expected);
    }

    static List<String> names(String written) {
        return Stream.of(written.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What is wrong, and so many characters into the title. */
    record WrongTerm(int offset, String message, String expected) {}
}
