package dev.czar.rule.match;

import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
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
public final class RuleStructures {

    private final Map<String, RuleStructure> rules = new TreeMap<>();

    /** {@code files} are those the book was made from. */
    public RuleStructures(RuleBook book, RuleFiles files) {
        Map<String, Rule> named = book.rules().stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        Map<String, org.drools.model.Rule> compiled = new HashMap<>();
        book.models().stream()
                .flatMap(model -> model.getRules().stream())
                .forEach(rule -> compiled.put(rule.getName(), rule));
        for (ParsedRuleFile source : ParsedRuleFiles.of(files.texts()).parsed()) {
            source.rules()
                    .filter(descr -> compiled.containsKey(descr.getName()))
                    .forEach(descr -> rules.put(
                            descr.getName(),
                            anatomy(named.get(descr.getName()), compiled.get(descr.getName()), source, descr)));
        }
    }

    private static RuleStructure anatomy(
            Rule rule, org.drools.model.Rule compiled, ParsedRuleFile source, RuleDescr descr) {
        List<RuleCondition> clauses =
                new ConditionReader(new ConditionSource(source, descr)).clauses(compiled.getView());
        return new RuleStructure(rule, clauses, RuleConclusion.of(String.valueOf(descr.getConsequence())));
    }

    public Collection<RuleStructure> all() {
        return rules.values();
    }

    public Optional<RuleStructure> find(String rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** The rules that conclude a type or one of its kinds. */
    public List<RuleStructure> concluding(Class<?> type) {
        return rules.values().stream()
                .filter(rule -> rule.conclusion()
                        .filter(conclusion -> type.isAssignableFrom(conclusion.type()))
                        .isPresent())
                .toList();
    }

    /** A rule taken apart: its conditions, and what it concludes. */
    public record RuleStructure(Rule rule, List<RuleCondition> clauses, Optional<RuleConclusion> conclusion) {

        public RuleStructure {
            clauses = List.copyOf(clauses);
        }
    }
}
