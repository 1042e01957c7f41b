package dev.czar.rule.check;

import dev.czar.io.RecentMap;
import dev.czar.rule.check.DeclarationCheck.AttributeCheck;
import dev.czar.rule.check.DeclarationCheck.ImportCheck;
import dev.czar.rule.check.DeclarationCheck.PackageCheck;
import dev.czar.rule.check.consistency.RuleConditions;
import dev.czar.rule.check.reading.PatternReader.PatternTypeCheck;
import dev.czar.rule.check.reading.RuleReader;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.FileCheck;
import dev.czar.rule.check.text.ConclusionTextCheck;
import dev.czar.rule.check.text.GlobCheck;
import dev.czar.rule.check.text.KnownTextCheck;
import dev.czar.rule.check.text.TextFormCheck;
import dev.czar.rule.check.text.TimeLengthCheck;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a rule file says, and what is wrong with it whatever the other files say. */
record CheckedRuleFile(List<RuleReading> readings, List<RuleConditions> conditions, List<CheckDiagnostic> diagnostics) {

    private static final List<FileCheck> FILE_CHECKS = List.of(
            new PackageCheck(),
            new ImportCheck(),
            new DeclarationCheck(),
            new AttributeCheck(),
            new MetadataCheck(),
            new ConditionCheck(),
            new AccumulateComparisonCheck(),
            new PatternTypeCheck());

    private static final List<RuleCheck> RULE_CHECKS = List.of(
            new JoinCheck(),
            new CombinationCheck(),
            new ContradictionCheck(),
            new ValueRangeCheck(),
            new UnknownValueCheck(),
            GlobCheck::check,
            TextFormCheck::check,
            KnownTextCheck::check,
            ConclusionTextCheck::check,
            new SwappedValuesCheck(),
            new IdentityJoinCheck(),
            new OtherOrderCheck(),
            new TimeUnitCheck(),
            TimeLengthCheck::check,
            new VetoedChoiceCheck(),
            new BookkeepingCheck(),
            new LimitHolderCheck());

    /** Of most files nothing changes from one check to the next. */
    private static final Map<Map.Entry<String, String>, CheckedRuleFile> KNOWN =
            Collections.synchronizedMap(new RecentMap<>(200));

    static CheckedRuleFile of(ParsedRuleFile source) {
        Map.Entry<String, String> key = Map.entry(source.file(), source.text());
        CheckedRuleFile known = KNOWN.get(key);
        if (known == null) {
            known = check(source);
            KNOWN.put(key, known);
        }
        return known;
    }

    private static CheckedRuleFile check(ParsedRuleFile source) {
        List<RuleReading> readings =
                source.rules().map(rule -> RuleReader.read(source, rule)).toList();
        Stream<CheckDiagnostic> file = FILE_CHECKS.stream().flatMap(check -> check.check(source));
        Stream<CheckDiagnostic> rules = readings.stream()
                .flatMap(reading -> Stream.concat(
                        reading.diagnostics().stream(), RULE_CHECKS.stream().flatMap(check -> check.check(reading))));
        List<RuleConditions> conditions = readings.stream()
                .filter(RuleReading::understood)
                .map(RuleConditions::of)
                .toList();
        return new CheckedRuleFile(
                readings, conditions, Stream.concat(file, rules).toList());
    }

    /** A point that is judged of a rule by itself. */
    interface RuleCheck {

        Stream<CheckDiagnostic> check(RuleReading reading);
    }
}
