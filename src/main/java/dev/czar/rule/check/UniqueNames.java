package dev.czar.rule.check;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/** No two rules of a book have one name, in whatever files they stand. */
final class UniqueNames implements Check {

    private final Map<String, String> first = new HashMap<>();

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().flatMap(rule -> check(source, rule)).toList().stream();
    }

    private Stream<Diagnostic> check(Source source, RuleDescr rule) {
        String here = source.file() + ":" + Place.of(rule, source.text()).line();
        String before = first.putIfAbsent(rule.getName(), here);
        return before == null
                ? Stream.empty()
                : Stream.of(source.diagnostic(rule, rule, "there is a rule of this name in " + before, "rename one"));
    }
}
