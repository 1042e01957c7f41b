package dev.czar.rule.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Each rule says why it is there and which capability it serves, in plain words, and nothing else. */
public final class Metadata implements Check {

    private static final List<String> NEEDED = List.of("why", "capability");
    private static final int LONGEST = 300;
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1," + LONGEST + "}");

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().filter(RuleDescr::isRule).flatMap(rule -> Stream.of(
                        missing(source, rule), unknown(source, rule), code(source, rule), hidden(source, rule))
                .flatMap(diagnostics -> diagnostics));
    }

    private static Stream<Diagnostic> missing(Source source, RuleDescr rule) {
        return NEEDED.stream()
                .filter(name -> value(rule, name).isBlank())
                .map(name -> source.diagnostic(
                        new Finding(
                                Code.METADATA, "no @" + name, "add @" + name + "(\"...\") between the name and when"),
                        source.head(rule),
                        rule.getName()));
    }

    private static Stream<Diagnostic> unknown(Source source, RuleDescr rule) {
        return rule.getAnnotationNames().stream()
                .filter(name -> !NEEDED.contains(name))
                .map(name -> source.diagnostic(
                        new Finding(
                                Code.METADATA,
                                "the annotation @" + name,
                                Vocabulary.didYouMean(name, NEEDED, "a rule has @why and @capability only")),
                        source.word(rule, name),
                        rule.getName()));
    }

    private static Stream<Diagnostic> code(Source source, RuleDescr rule) {
        return rule.getAnnotations().stream()
                .filter(annotation -> annotation.getValueMap().entrySet().stream()
                        .anyMatch(value -> !value.getKey().equals("value")
                                || !String.valueOf(value.getValue()).startsWith("\"")))
                .map(annotation -> source.diagnostic(
                        new Finding(
                                Code.METADATA,
                                "@" + annotation.getName() + " does not hold a text",
                                "write @" + annotation.getName() + "(\"...\")"),
                        source.word(rule, annotation.getName()),
                        rule.getName()));
    }

    /** Names and reasons end up in generated code. */
    private static Stream<Diagnostic> hidden(Source source, RuleDescr rule) {
        Stream<String> texts =
                Stream.concat(Stream.of(rule.getName()), NEEDED.stream().map(name -> value(rule, name)));
        return texts.filter(text -> !text.isBlank() && !PLAIN.matcher(text).matches())
                .map(text -> source.diagnostic(
                        new Finding(
                                Code.LIMIT,
                                "a name or reason with a quote or escape, or longer than " + LONGEST,
                                "write a plain sentence"),
                        source.head(rule),
                        rule.getName()));
    }

    public static String value(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        if (annotation == null || annotation.getSingleValueAsString() == null) {
            return "";
        }
        String value = annotation.getSingleValueAsString();
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
