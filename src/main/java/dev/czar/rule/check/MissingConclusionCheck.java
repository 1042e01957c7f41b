package dev.czar.rule.check;

import dev.czar.fact.Derived;
import dev.czar.fact.Limit;
import dev.czar.fact.Limit.ProposalLimits;
import dev.czar.fact.LimitHolders;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.reading.RuleVocabulary.SingletonFacts;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RulePattern.Role;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule waits for is concluded by some rule, unless it is sensed, remembered or ordered. */
final class MissingConclusionCheck implements BookCheck {

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        Set<Class<?>> concluded = readings.stream()
                .flatMap(reading -> reading.concluded().stream())
                .collect(Collectors.toSet());
        return readings.stream().flatMap(reading -> reading.patterns().stream()
                .filter(pattern -> pattern.role() == Role.EACH || pattern.role() == Role.EXISTS)
                .filter(pattern ->
                        pattern.type().filter(type -> waiting(type, concluded)).isPresent())
                .map(pattern -> reading.diagnostic(
                        DiagnosticCode.NEVER_MATCHES,
                        pattern.span(),
                        "no rule concludes " + pattern.type().orElseThrow().getSimpleName(),
                        "the rule never fires; add a rule that concludes it")));
    }

    private static boolean waiting(Class<?> type, Set<Class<?>> concluded) {
        boolean derived = Derived.class.isAssignableFrom(type)
                || (Limit.class.isAssignableFrom(type) && SingletonFacts.contains(type))
                || RuleVocabulary.isActionOrRefusal(type);
        return derived && concluded.stream().noneMatch(type::isAssignableFrom);
    }

    /** A limit that no rule of a book with the shipped ones looks at: setting it changes nothing. The lab reads its own. */
    static final class UnreadLimitCheck implements BookCheck {

        @Override
        public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
            Set<String> read = readings.stream()
                    .flatMap(reading -> reading.patterns().stream())
                    .flatMap(pattern -> pattern.type().stream())
                    .map(Class::getSimpleName)
                    .collect(Collectors.toSet());
            boolean alone = read.stream().noneMatch(name -> name.equals(LimitHolders.class.getSimpleName()));
            return alone
                    ? Stream.empty()
                    : readings.stream()
                            .filter(reading -> reading.concluded()
                                    .filter(Limit.class::isAssignableFrom)
                                    .filter(limit ->
                                            limit != ProposalLimits.class && !read.contains(limit.getSimpleName()))
                                    .isPresent())
                            .map(UnreadLimitCheck::unread);
        }

        private static CheckDiagnostic unread(RuleReading reading) {
            return reading.diagnostic(
                    DiagnosticCode.NEVER_READ,
                    reading.conclusion().orElseThrow().span(),
                    "no rule reads " + reading.concluded().orElseThrow().getSimpleName() + ": it changes nothing",
                    "leave it out, or bring back the rules that compare with it: czar rules diff");
        }
    }

    /** The file of the limits, if there is one, inserts all that rules compare with: they would be silent without. */
    static final class MissingLimitCheck implements BookCheck {

        private static final String FILE = "limits.drl";

        private final Optional<ParsedRuleFile> limits;

        MissingLimitCheck(ParsedRuleFiles sources) {
            this.limits = sources.parsed().stream()
                    .filter(source -> source.file().equals(FILE))
                    .findFirst();
        }

        @Override
        public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
            Set<Class<?>> inserted = readings.stream()
                    .flatMap(reading -> reading.concluded().stream())
                    .collect(Collectors.toSet());
            return limits.filter(file -> understood(file, readings)).stream().flatMap(file -> readings.stream()
                    .flatMap(MissingLimitCheck::compared)
                    .distinct()
                    .filter(limit -> !inserted.contains(limit))
                    .sorted(Comparator.comparing(Class::getSimpleName))
                    .map(limit -> missing(file, limit, rules(readings, limit))));
        }

        /** A rule whose conclusion cannot be read may be the one that is missed. */
        private static boolean understood(ParsedRuleFile file, List<RuleReading> readings) {
            return readings.stream()
                    .filter(reading -> reading.source().equals(file))
                    .allMatch(reading -> reading.concluded().isPresent());
        }

        private static Stream<Class<?>> compared(RuleReading reading) {
            return reading.patterns().stream()
                    .filter(pattern -> pattern.role() != Role.ABSENT)
                    .flatMap(pattern -> pattern.type().stream())
                    .filter(type ->
                            Limit.class.isAssignableFrom(type) && type != Limit.class && SingletonFacts.contains(type));
        }

        private static long rules(List<RuleReading> readings, Class<?> limit) {
            return readings.stream()
                    .filter(reading -> compared(reading).anyMatch(limit::equals))
                    .count();
        }

        private static CheckDiagnostic missing(ParsedRuleFile file, Class<?> limit, long rules) {
            Finding finding = new Finding(
                    DiagnosticCode.MISSING_LIMIT,
                    "no rule inserts %s, so %s"
                            .formatted(
                                    limit.getSimpleName(),
                                    rules == 1 ? "one rule never fires" : rules + " rules never fire"),
                    "add the rule that inserts it; the shipped ones: czar rules show limits.drl --shipped");
            return file.diagnostic(finding, new TextSpan(0, 1), "");
        }
    }
}
