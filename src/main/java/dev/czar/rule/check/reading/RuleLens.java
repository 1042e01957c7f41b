package dev.czar.rule.check.reading;

import dev.czar.decision.Action;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/** What an editor shows above a rule; {@code decided} is how often it did lately, empty for a rule that decides nothing. */
public record RuleLens(String rule, TextSpan head, OptionalInt decided) {

    private static final Pattern CONCLUDED = Pattern.compile("\\binsertLogical\\s*\\(\\s*new\\s+(\\w+)");
    private static final Set<String> ACTIONS = RuleVocabulary.families(Action.class)
            .filter(Class::isRecord)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    /** Of each rule of a file that can be parsed; {@code decided} by the names of rules. */
    public static List<RuleLens> of(String file, String text, Map<String, Integer> decided) {
        return ParsedRuleFiles.of(Map.of(file, text)).parsed().stream()
                .flatMap(source -> source.rules().map(rule -> of(source, rule, decided)))
                .toList();
    }

    private static RuleLens of(ParsedRuleFile source, RuleDescr rule, Map<String, Integer> decided) {
        Matcher concluded = CONCLUDED.matcher(String.valueOf(rule.getConsequence()));
        boolean decides = concluded.find() && ACTIONS.contains(concluded.group(1));
        return new RuleLens(
                rule.getName(),
                source.head(rule),
                decides ? OptionalInt.of(decided.getOrDefault(rule.getName(), 0)) : OptionalInt.empty());
    }
}
