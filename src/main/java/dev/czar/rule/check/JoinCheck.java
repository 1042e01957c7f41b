package dev.czar.rule.check;

import dev.czar.fact.TaskMatching.Exclusion;
import dev.czar.fact.TaskMatching.Preference;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Patterns hang together by what they bind, but for facts of which there is only one, and for the pairs that an exclusion or a preference is about. */
final class JoinCheck implements RuleCheck {

    private static final Set<Class<?>> PAIRS = Set.of(Exclusion.class, Preference.class);

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading).filter(RuleReading::understood).flatMap(understood -> loose(understood).stream());
    }

    private static Optional<CheckDiagnostic> loose(RuleReading reading) {
        List<RulePattern> many =
                reading.patterns().stream().filter(JoinCheck::many).toList();
        if (many.size() < 2) {
            return Optional.empty();
        }
        Set<String> reached = new HashSet<>(many.get(0).binds());
        Set<RulePattern> joined = new HashSet<>(List.of(many.get(0)));
        Map<String, RulePattern> binders = binders(many);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (RulePattern pattern : reading.patterns()) {
                if (!PatternJoins.one(pattern) && touches(pattern, reached) && joined.add(pattern)) {
                    reached.addAll(pattern.binds());
                    linked(pattern, binders).forEach(owner -> reached.addAll(owner.binds()));
                    joined.addAll(linked(pattern, binders));
                    grown = true;
                }
            }
        }
        List<RulePattern> apart =
                many.stream().filter(pattern -> !joined.contains(pattern)).toList();
        boolean pairs = reading.concluded().filter(PAIRS::contains).isPresent();
        return apart.stream()
                .filter(pattern -> !pairs || apart.size() > 1)
                .findFirst()
                .map(pattern -> reading.diagnostic(
                        DiagnosticCode.CARTESIAN_JOIN,
                        pattern.span(),
                        "this pattern has no value in common with the ones before: every pair of facts is tried",
                        pattern.binds().isEmpty()
                                ? "write exists before it, or compare a field with a binding"
                                : "compare one of its fields with a binding by =="));
    }

    private static boolean many(RulePattern pattern) {
        return pattern.role() == Role.EACH && pattern.type().isPresent() && !PatternJoins.one(pattern);
    }

    private static Map<String, RulePattern> binders(List<RulePattern> patterns) {
        Map<String, RulePattern> binders = new HashMap<>();
        patterns.forEach(pattern -> pattern.binds().forEach(name -> binders.put(name, pattern)));
        return binders;
    }

    private static boolean touches(RulePattern pattern, Set<String> reached) {
        return Stream.concat(PatternJoins.ties(pattern), pattern.binds().stream())
                .anyMatch(reached::contains);
    }

    private static List<RulePattern> linked(RulePattern pattern, Map<String, RulePattern> binders) {
        List<RulePattern> linked = new ArrayList<>();
        PatternJoins.ties(pattern)
                .map(binders::get)
                .filter(owner -> owner != null)
                .forEach(linked::add);
        return linked;
    }
}
