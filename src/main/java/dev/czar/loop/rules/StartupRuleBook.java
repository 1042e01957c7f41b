package dev.czar.loop.rules;

import dev.czar.io.FailureText;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Finds the rule book to begin with: the project's, else its last good one, else the shipped one. */
public final class StartupRuleBook {

    /** A book, and why it is not the one the project's files say; "" when it is. */
    public record Choice(RuleBook book, String problem) {}

    private static final Logger LOG = Logger.getLogger(StartupRuleBook.class);

    private final RuleActivation.Environment environment;

    public StartupRuleBook(RuleActivation.Environment setting) {
        this.environment = setting;
    }

    public Choice choose() throws InvalidRules {
        try {
            return choose(environment.saved().get());
        } catch (UncheckedIOException unreadable) {
            return fallback("the project's rules are not used: " + FailureText.of(unreadable));
        }
    }

    private Choice choose(RuleFiles saved) throws InvalidRules {
        Optional<RevisionEvent> held = environment
                .ledger()
                .ruleRevisions(environment.project())
                .of(saved.revision())
                .filter(RevisionEvent::holdsBack);
        if (held.isPresent()) {
            return fallback("the rules on disk are not active: " + held.get().reason());
        }
        if (wereEdited(saved)) {
            return fallback(
                    "the rules on disk are not active yet: they changed while Czar was down and are checked first");
        }
        try {
            return compileAndSave(saved, "");
        } catch (InvalidRules | RuntimeException | LinkageError | VirtualMachineError broken) {
            return fallback("the project's rules are not used: " + broken.getMessage());
        }
    }

    /** Other rules than the last in force, over the same shipped ones: with those of another Czar the past is no judge. */
    private boolean wereEdited(RuleFiles saved) {
        Predicate<RuleFiles> edited = last -> !last.revision().equals(saved.revision())
                && RuleFiles.shipped().files().stream()
                        .filter(saved.files()::contains)
                        .allMatch(last.files()::contains);
        return environment.config().reload() && lastInForce().filter(edited).isPresent();
    }

    private Choice fallback(String problem) throws InvalidRules {
        LOG.warnf("%s", problem);
        Optional<RuleFiles> last = lastInForce();
        if (last.isPresent()) {
            try {
                return compileAndSave(last.get(), problem + "\nusing the last valid rules");
            } catch (InvalidRules alsoBroken) {
                LOG.errorf("the last valid rules do not compile any more: %s", alsoBroken.getMessage());
            }
        }
        return compileAndSave(RuleFiles.shipped(), problem + "\nthe shipped rules serve");
    }

    private Optional<RuleFiles> lastInForce() {
        ProjectHistory history = environment.ledger().history(environment.project());
        return environment
                .ledger()
                .ruleRevisions(environment.project())
                .lastActive()
                .map(RevisionEvent::revision)
                .or(() -> lastDecided(history))
                .flatMap(history::rules)
                .map(RuleFiles::of);
    }

    private static Optional<String> lastDecided(ProjectHistory history) {
        return history.cycles(0, 1).items().stream()
                .map(cycle -> cycle.cycle().revision())
                .findFirst();
    }

    private Choice compileAndSave(RuleFiles files, String problem) throws InvalidRules {
        RuleBook book = environment.books().book(files);
        environment.ledger().saveRules(book.revision(), files.texts());
        return new Choice(book, problem);
    }
}
