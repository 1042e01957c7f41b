package dev.czar.rule.testing;

import dev.czar.decision.Decision;
import dev.czar.json.CaseExpectation;
import dev.czar.json.RuleCase;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs cases against a rule book: the whole book fires in each, as it does live. */
public final class RuleCaseRunner {

    private final RuleBook book;
    private final Set<String> rules;
    private final BiConsumer<RuleCase, CycleResult> observer;

    /** {@code observer} sees each case with what its cycle came to. */
    public RuleCaseRunner(RuleBook book, BiConsumer<RuleCase, CycleResult> observer) {
        this.book = book;
        this.rules = book.rules().stream().map(Rule::name).collect(Collectors.toSet());
        this.observer = observer;
    }

    public List<CaseResult> run(String file, List<RuleCase> cases) {
        return cases.stream().map(one -> run(file, one)).toList();
    }

    private CaseResult run(String file, RuleCase one) {
        long begun = System.nanoTime();
        CycleResult result = Cycle.run(one.given(), book);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        observer.accept(one, result);
        return new CaseResult(file, one.line(), one.name(), failures(one, result), took);
    }

    private List<String> failures(RuleCase one, CycleResult result) {
        List<String> failures = new ArrayList<>();
        Stream.concat(one.expect().stream(), one.expectNot().stream())
                .map(CaseExpectation::rule)
                .filter(rule -> !rule.isEmpty() && !rules.contains(rule))
                .forEach(rule -> failures.add("there is no rule \"" + rule + "\""));
        result.quarantined()
                .forEach(rule -> failures.add("the rule \"" + rule.rule() + "\" was quarantined: " + rule.reason()));
        one.expect().stream()
                .filter(wanted -> CycleFinding.of(wanted, result).noneMatch(finding -> true))
                .forEach(wanted -> failures.add(
                        "expected a " + wanted + because(wanted) + "; " + CycleFinding.near(wanted, result)));
        one.expectNot().stream()
                .filter(wanted -> CycleFinding.of(wanted, result).findAny().isPresent())
                .forEach(wanted -> failures.add("expected no " + wanted + because(wanted)));
        if (one.exactly()) {
            surplus(one, result)
                    .forEach(decision -> failures.add(
                            "expected nothing else, found " + decision.action() + " by \"" + decision.rule() + "\""));
        }
        return failures;
    }

    private static Stream<Decision> surplus(RuleCase one, CycleResult result) {
        return result.decisions().stream().filter(decision -> one.expect().stream()
                .filter(wanted -> wanted.resultKind() == CaseExpectation.ResultKind.DECISIONS)
                .noneMatch(wanted -> wanted.matches(decision.action())));
    }

    private static String because(CaseExpectation wanted) {
        return wanted.because().isEmpty() ? "" : ", because " + wanted.because();
    }

    /** How a case ended; it passed when there are no {@code failures}. */
    public record CaseResult(String file, int line, String name, List<String> failures, Duration took) {

        public CaseResult {
            failures = List.copyOf(failures);
        }

        public boolean passed() {
            return failures.isEmpty();
        }
    }
}
