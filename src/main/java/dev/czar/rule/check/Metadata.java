package dev.czar.rule.check;

import java.util.List;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Each rule says why it is there and which capability it serves. */
public final class Metadata implements Check {

    private static final List<String> NEEDED = List.of("why", "capability");

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().flatMap(rule -> NEEDED.stream()
                .filter(name -> value(rule, name).isBlank())
                .map(name -> source.diagnostic(
                        rule, rule, "no @" + name, "add @" + name + "(\"...\") between the name and when")));
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
