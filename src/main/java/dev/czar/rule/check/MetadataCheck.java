package dev.czar.rule.check;

import dev.czar.io.ResourceReader;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.FileCheck;
import dev.czar.rule.check.syntax.RuleReplacements;
import dev.czar.rule.check.syntax.TextSpan;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import dev.czar.rule.check.syntax.TokenReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Each rule says why it is there and which capability it serves, in plain words, and nothing else. */
public final class MetadataCheck implements FileCheck {

    private static final List<String> NEEDED = List.of("why", "capability");
    private static final List<String> REPLACING = List.of(RuleReplacements.REPLACES, RuleReplacements.OFF);
    private static final List<String> CAPABILITIES =
            List.of("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "O", "R");
    private static final int LONGEST = 300;
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1," + LONGEST + "}");

    @Override
    public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
        return source.rules().filter(RuleDescr::isRule).flatMap(rule -> Stream.of(
                        missing(source, rule),
                        unknown(source, rule),
                        code(source, rule),
                        hidden(source, rule),
                        nameless(source, rule),
                        twice(source, rule),
                        vain(source, rule))
                .flatMap(diagnostics -> diagnostics));
    }

    private static Stream<CheckDiagnostic> missing(ParsedRuleFile source, RuleDescr rule) {
        return NEEDED.stream()
                .filter(name -> value(rule, name).isBlank())
                .map(name -> source.diagnostic(
                        new Finding(
                                DiagnosticCode.METADATA,
                                rule.getAnnotation(name) == null ? "no @" + name : "@" + name + " says nothing",
                                "add @" + name + "(\"...\") between the name and when"),
                        source.head(rule),
                        rule.getName()));
    }

    private static Stream<CheckDiagnostic> unknown(ParsedRuleFile source, RuleDescr rule) {
        return rule.getAnnotationNames().stream()
                .filter(name -> !NEEDED.contains(name) && !REPLACING.contains(name))
                .map(name -> source.diagnostic(
                        new Finding(
                                DiagnosticCode.METADATA,
                                "the annotation @" + name,
                                RuleVocabulary.didYouMean(
                                        name, NEEDED, "a rule has @why, @capability, @replaces and @off only")),
                        source.word(rule, name),
                        rule.getName()));
    }

    private static Stream<CheckDiagnostic> code(ParsedRuleFile source, RuleDescr rule) {
        return rule.getAnnotations().stream()
                .filter(annotation -> annotation.getValueMap().entrySet().stream()
                        .anyMatch(value -> !value.getKey().equals("value")
                                || !String.valueOf(value.getValue()).startsWith("\"")))
                .map(annotation -> source.diagnostic(
                        new Finding(
                                DiagnosticCode.METADATA,
                                "@" + annotation.getName() + " does not hold a text",
                                "write @" + annotation.getName() + "(\"...\")"),
                        source.word(rule, annotation.getName()),
                        rule.getName()));
    }

    /** What is left of these was not found. */
    private static Stream<CheckDiagnostic> vain(ParsedRuleFile source, RuleDescr rule) {
        return REPLACING.stream()
                .filter(name -> rule.getAnnotation(name) != null)
                .map(name -> source.diagnostic(
                        value(rule, name).isBlank() ? empty(name) : absent(rule, name),
                        source.word(rule, name),
                        rule.getName()));
    }

    private static Finding empty(String name) {
        String wanted = name.equals(RuleReplacements.OFF) ? "why the rule is off" : "the name of the rule it replaces";
        return new Finding(
                DiagnosticCode.METADATA, "@" + name + " says nothing", "write @" + name + "(\"" + wanted + "\")");
    }

    private static Finding absent(RuleDescr rule, String name) {
        String wanted = name.equals(RuleReplacements.OFF) ? rule.getName() : value(rule, name);
        return new Finding(
                DiagnosticCode.UNKNOWN_RULE,
                "no other file has a rule \"" + wanted + "\", or it is replaced already",
                "czar rules lists all names");
    }

    private static Stream<CheckDiagnostic> nameless(ParsedRuleFile source, RuleDescr rule) {
        return rule.getName().isBlank()
                ? Stream.of(source.diagnostic(
                        new Finding(
                                DiagnosticCode.METADATA, "the name of the rule is empty", "write rule \"a sentence\""),
                        source.head(rule),
                        ""))
                : Stream.empty();
    }

    /** Of two the last would count, and nothing would say so. */
    private static Stream<CheckDiagnostic> twice(ParsedRuleFile source, RuleDescr rule) {
        List<String> written = annotations(source, rule);
        return Stream.concat(NEEDED.stream(), REPLACING.stream())
                .filter(name -> Collections.frequency(written, name) > 1)
                .map(name -> source.diagnostic(
                        new Finding(DiagnosticCode.METADATA, "@" + name + " stands twice", "leave one of them out"),
                        source.word(rule, name),
                        rule.getName()));
    }

    /** As they stand in the text; the tree knows the last of each name alone. */
    private static List<String> annotations(ParsedRuleFile source, RuleDescr rule) {
        TokenReader tokens = source.tokens(source.span(rule));
        List<String> names = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.at("when")) {
            if (tokens.next().text().equals("@")) {
                names.add(tokens.peek().text());
            }
        }
        return names;
    }

    /** Names and reasons end up in generated code. */
    private static Stream<CheckDiagnostic> hidden(ParsedRuleFile source, RuleDescr rule) {
        Stream<String> texts =
                Stream.concat(Stream.of(rule.getName()), NEEDED.stream().map(name -> value(rule, name)));
        return texts.filter(text -> !text.isBlank() && !PLAIN.matcher(text).matches())
                .map(text -> source.diagnostic(
                        new Finding(
                                DiagnosticCode.LIMIT,
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

    /** No two rules of a book have one name, in whatever files they stand. */
    static final class UniqueNameCheck implements BookCheck {
        @Override
        public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
            Map<String, String> first = new HashMap<>();
            List<CheckDiagnostic> diagnostics = new ArrayList<>();
            Map<String, Boolean> own = new HashMap<>();
            List<RuleReading> ownLast = readings.stream()
                    .sorted(Comparator.comparing(reading ->
                            own.computeIfAbsent(reading.source().file(), file -> !shipped(reading.source()))))
                    .toList();
            for (RuleReading reading : ownLast) {
                ParsedRuleFile source = reading.source();
                TextSpan head = source.head(reading.rule());
                String here = source.file() + ":"
                        + TextPosition.at(source.text(), head.start()).line();
                String before = first.putIfAbsent(reading.rule().getName(), here);
                if (before != null) {
                    diagnostics.add(reading.diagnostic(
                            DiagnosticCode.DUPLICATE_RULE,
                            head,
                            "there is a rule of this name in " + before,
                            "rename one, or let it take the other's place: @replaces(\""
                                    + reading.rule().getName() + "\")"));
                }
            }
            return diagnostics.stream();
        }

        private static boolean shipped(ParsedRuleFile source) {
            try {
                return ResourceReader.find("rules/" + source.file())
                        .filter(source.text()::equals)
                        .isPresent();
            } catch (IOException unreadable) {
                return false;
            }
        }
    }

    /** A capability is one of Czar's, or the project's own, which then more than one rule serves. */
    static final class CapabilityCheck implements BookCheck {

        @Override
        public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
            Map<String, Long> served = readings.stream()
                    .collect(Collectors.groupingBy(
                            reading -> value(reading.rule(), "capability"), Collectors.counting()));
            String known = Stream.concat(
                            CAPABILITIES.stream(), served.keySet().stream().filter(each -> served.get(each) > 1))
                    .filter(each -> !each.isBlank())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return readings.stream()
                    .filter(reading -> unknown(value(reading.rule(), "capability"), served))
                    .map(reading -> reading.diagnostic(
                            DiagnosticCode.UNKNOWN_CAPABILITY,
                            reading.source().word(reading.rule(), '"' + value(reading.rule(), "capability") + '"'),
                            "no other rule serves the capability " + value(reading.rule(), "capability"),
                            "there are " + known + "; docs/rules.md shows what goes by each"));
        }

        private static boolean unknown(String capability, Map<String, Long> served) {
            return !capability.isBlank() && !CAPABILITIES.contains(capability) && served.get(capability) == 1;
        }
    }
}
