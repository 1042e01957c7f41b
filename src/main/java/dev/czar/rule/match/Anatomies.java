package dev.czar.rule.match;

import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.Source;
import dev.czar.rule.check.Sources;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/** All rules of a book taken apart, by name. */
final class Anatomies {

    private final Map<String, Anatomy> rules = new TreeMap<>();

    /** {@code files} are those the book was made from. */
    Anatomies(RuleBook book, RuleFiles files) {
        Map<String, Rule> named = book.rules().stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        Map<String, org.drools.model.Rule> compiled = new HashMap<>();
        book.models().stream()
                .flatMap(model -> model.getRules().stream())
                .forEach(rule -> compiled.put(rule.getName(), rule));
        for (Source source : Sources.of(files.texts()).parsed()) {
            source.rules()
                    .filter(descr -> compiled.containsKey(descr.getName()))
                    .forEach(descr -> rules.put(
                            descr.getName(),
                            anatomy(named.get(descr.getName()), compiled.get(descr.getName()), source, descr)));
        }
    }

    private static Anatomy anatomy(Rule rule, org.drools.model.Rule compiled, Source source, RuleDescr descr) {
        List<Clause> clauses = new ModelReader(new Wording(source, descr)).clauses(compiled.getView());
        return new Anatomy(rule, clauses, Conclusion.of(String.valueOf(descr.getConsequence())));
    }

    Collection<Anatomy> all() {
        return rules.values();
    }

    Optional<Anatomy> find(String rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** The rules that conclude a type or one of its kinds. */
    List<Anatomy> concluding(Class<?> type) {
        return rules.values().stream()
                .filter(rule -> rule.conclusion()
                        .filter(conclusion -> type.isAssignableFrom(conclusion.type()))
                        .isPresent())
                .toList();
    }
}
