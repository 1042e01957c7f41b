package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No two rules of a book have one name, in whatever files they stand. */
final class UniqueNames implements BookCheck {

    @Override
    public Stream<Diagnostic> check(List<Reading> readings) {
        Map<String, String> first = new HashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Reading reading : readings) {
            Source source = reading.source();
            Span head = source.head(reading.rule());
            String here =
                    source.file() + ":" + Place.at(source.text(), head.start()).line();
            String before = first.putIfAbsent(reading.rule().getName(), here);
            if (before != null) {
                diagnostics.add(reading.diagnostic(
                        Code.DUPLICATE_RULE, head, "there is a rule of this name in " + before, "rename one"));
            }
        }
        return diagnostics.stream();
    }
}
