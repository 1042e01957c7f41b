package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.TextSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where what a rule file names comes from, where else it is named, and what it means. */
public final class RuleNavigation {

    private static final Pattern BINDING = Pattern.compile("\\$\\w+");
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]+");

    private final SortedMap<String, String> texts;
    private final VocabularyPage page;

    /** {@code texts} by the name of their file; {@code meanings} as for {@link VocabularyPage}. */
    public RuleNavigation(Map<String, String> texts, String meanings) {
        this.texts = new TreeMap<>(texts);
        this.page = new VocabularyPage(texts, meanings);
    }

    /** Which rules conclude a fact, where a binding is bound, or which rule a name is of. */
    public List<Place> definitions(String file, int offset) {
        return RuleCursor.word(texts.get(file), offset).stream()
                .flatMap(word -> definitions(file, word))
                .toList();
    }

    private Stream<Place> definitions(String file, MatchResult found) {
        String word = found.group();
        if (BINDING.matcher(word).matches()) {
            TextSpan rule = RuleCursor.rule(texts.get(file), found.start());
            return places(file, Pattern.compile("(" + Pattern.quote(word) + ")\\s*:"), rule)
                    .limit(1);
        }
        Pattern sought = word.startsWith("\"")
                ? Pattern.compile("\\brule\\s+(" + Pattern.quote(word) + ")")
                : Pattern.compile("\\bnew\\s+(" + Pattern.quote(word) + ")\\s*\\(");
        return texts.keySet().stream().flatMap(each -> places(each, sought, whole(each)));
    }

    /** All places of a binding in its rule, or of a rule's name in all files; none when the new name cannot be. */
    public List<Place> renamed(String file, int offset, String name) {
        return RuleCursor.word(texts.get(file), offset).stream()
                .flatMap(word -> renamed(file, word, name))
                .toList();
    }

    private Stream<Place> renamed(String file, MatchResult found, String name) {
        String word = found.group();
        if (BINDING.matcher(word).matches() && BINDING.matcher(name).matches()) {
            Pattern same = Pattern.compile("(" + Pattern.quote(word) + ")(?![\\w$])");
            return places(file, same, RuleCursor.rule(texts.get(file), found.start()));
        }
        if (word.matches("\".*\"") && PLAIN.matcher(name).matches()) {
            String old = Pattern.quote(word.substring(1, word.length() - 1));
            Pattern named = Pattern.compile("(?:\\brule\\s+|@replaces\\(\\s*)\"(" + old + ")\"");
            return texts.keySet().stream().flatMap(each -> places(each, named, whole(each)));
        }
        return Stream.empty();
    }

    /** In Markdown: what a type is and holds, what kind a field has, or where a binding gets its value. */
    public Optional<String> meaning(String file, int offset) {
        String text = texts.get(file);
        return RuleCursor.word(text, offset).flatMap(found -> {
            RuleCursor cursor = RuleCursor.at(text, found.start());
            Class<?> fact = RuleVocabulary.MATCHED.get(cursor.inside());
            ValueType field = fact == null ? null : AllowedMembers.fields(fact).get(found.group());
            return BINDING.matcher(found.group()).matches()
                    ? bound(file, found)
                    : field == null
                            ? page.entry(found.group())
                            : Optional.of("`" + found.group() + "` of " + fact.getSimpleName() + ": " + field.name());
        });
    }

    private Optional<String> bound(String file, MatchResult found) {
        String text = texts.get(file);
        return definitions(file, found)
                .findFirst()
                .map(place -> "```\n"
                        + text.substring(0, end(text, place.span().end()))
                                .substring(text.lastIndexOf('\n', place.span().start()) + 1)
                                .strip()
                        + "\n```");
    }

    private static int end(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private TextSpan whole(String file) {
        return new TextSpan(0, texts.get(file).length());
    }

    private Stream<Place> places(String file, Pattern sought, TextSpan within) {
        Matcher matcher = sought.matcher(texts.get(file)).region(within.start(), within.end());
        return matcher
                .results()
                .map(found -> new Place(file, new TextSpan(found.start(1), found.end(1))))
                .toList()
                .stream();
    }

    /** A stretch of a file. */
    public record Place(String file, TextSpan span) {}
}
