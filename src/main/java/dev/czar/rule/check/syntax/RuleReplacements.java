package dev.czar.rule.check.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Rule texts by file, from which those rules are taken out that another rule replaces or switches off. What is taken out
 * becomes blanks, so that no place moves; what names a rule that is not there stays, for the check to find.
 */
public record RuleReplacements(SortedMap<String, String> texts, List<Replacement> replacements) {

    public static final String REPLACES = "replaces";
    public static final String OFF = "off";

    private static final Pattern MARKED = Pattern.compile("@\\s*(?:" + REPLACES + "|" + OFF + ")\\b");
    private static final Pattern NOTHING = Pattern.compile("(?:\\s|//[^\\n]*|null)*");

    public static RuleReplacements of(Map<String, String> given) {
        SortedMap<String, String> texts = new TreeMap<>(given);
        List<Replacement> done = new ArrayList<>();
        given.forEach((file, text) -> {
            if (MARKED.matcher(text).find()) {
                new Marks(texts, done).resolve(file, text);
            }
        });
        return new RuleReplacements(texts, List.copyOf(done));
    }

    /** The text of an annotation; "" without one. */
    static String value(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        String value = annotation == null ? null : annotation.getSingleValueAsString();
        return value == null ? "" : value.replaceAll("^\"|\"$", "");
    }

    private static String blanked(String text, TextSpan span) {
        String inside = text.substring(span.start(), span.end()).replaceAll("[^\\r\\n]", " ");
        return text.substring(0, span.start()) + inside + text.substring(span.end());
    }

    /** A rule that was taken out of a file, by which rule of which file, and why; {@code by} is "" when it is switched off. */
    public record Replacement(String rule, String file, String by, String byFile, String reason) {}

    private record Marks(SortedMap<String, String> texts, List<Replacement> done) {

        void resolve(String file, String text) {
            parsed(file, text).ifPresent(source -> source.rules().forEach(rule -> {
                replace(source, rule);
                switchOff(source, rule);
            }));
        }

        private void replace(ParsedRuleFile source, RuleDescr rule) {
            String wanted = value(rule, REPLACES);
            if (!wanted.isEmpty() && taken(source, wanted, rule.getName(), value(rule, "why"))) {
                blank(source.file(), annotation(source, rule));
            }
        }

        /** Also a rule of one's own with a body: it is out itself. */
        private void switchOff(ParsedRuleFile source, RuleDescr rule) {
            String reason = value(rule, OFF);
            boolean own = rule.getAnnotation(OFF) != null
                    && !NOTHING.matcher(String.valueOf(rule.getConsequence())).matches();
            if (!reason.isBlank() && (taken(source, rule.getName(), "", reason) || own)) {
                blank(source.file(), source.span(rule));
            }
        }

        private boolean taken(ParsedRuleFile by, String wanted, String rule, String reason) {
            Optional<ParsedRuleFile> found = texts.entrySet().stream()
                    .filter(text -> !text.getKey().equals(by.file()))
                    .filter(text ->
                            RuleTable.isTable(text.getKey()) || text.getValue().contains(wanted))
                    .flatMap(text -> parsed(text.getKey(), text.getValue()).stream())
                    .filter(source -> plain(source, wanted).findAny().isPresent())
                    .findFirst();
            found.ifPresent(source -> {
                plain(source, wanted).forEach(other -> blank(source.file(), written(source, other)));
                done.add(new Replacement(wanted, source.file(), rule, by.file(), reason));
            });
            return found.isPresent();
        }

        /** Rules of this name that stand for themselves. */
        private static Stream<RuleDescr> plain(ParsedRuleFile source, String name) {
            Predicate<RuleDescr> marked =
                    rule -> rule.getAnnotation(REPLACES) != null || rule.getAnnotation(OFF) != null;
            return source.rules().filter(rule -> rule.getName().equals(name)).filter(marked.negate());
        }

        /** Of a rule of a table its line. */
        private TextSpan written(ParsedRuleFile source, RuleDescr rule) {
            TextSpan span = source.span(rule);
            if (!RuleTable.isTable(source.file())) {
                return span;
            }
            String table = texts.get(source.file());
            int start = 0;
            for (int line = source.line(span); line > 1; line--) {
                start = table.indexOf('\n', start) + 1;
            }
            int end = table.indexOf('\n', start);
            return new TextSpan(start, end < 0 ? table.length() : end);
        }

        private static TextSpan annotation(ParsedRuleFile source, RuleDescr rule) {
            TextSpan span = source.span(rule);
            Matcher written = Pattern.compile("@\\s*" + REPLACES + "\\s*\\([^)]*\"\\s*\\)")
                    .matcher(source.text());
            return written.region(span.start(), span.end()).find()
                    ? new TextSpan(written.start(), written.end())
                    : span;
        }

        private void blank(String file, TextSpan span) {
            texts.put(file, blanked(texts.get(file), span));
        }

        private static Optional<ParsedRuleFile> parsed(String file, String text) {
            return RuleFileParser.of(file, text).source();
        }
    }
}
