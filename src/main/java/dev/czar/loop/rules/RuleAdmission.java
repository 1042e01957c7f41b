package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.loop.rules.RuleActivation.Environment;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.trial.AdmissionResult;
import dev.czar.loop.trial.AdmissionTrial;
import dev.czar.loop.trial.BacktestTrial.ProjectLedger;
import dev.czar.loop.trial.EvaluationTrial;
import dev.czar.loop.trial.TrialRunner.TrialExhausted;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;

/** Has rules judged apart from the loop before they come into force; what was compiled there is only loaded here. */
final class RuleAdmission {

    private final Environment environment;

    RuleAdmission(Environment environment) {
        this.environment = environment;
    }

    /** Throws {@link TrialLost} when no answer was found; these rules may be admitted another time. */
    AdmissionResult evaluate(RuleFiles candidate, String inForce) {
        try {
            return environment
                    .trials()
                    .run(new AdmissionTrial(
                            ProjectLedger.of(environment.ledger(), environment.project()),
                            candidate,
                            inForce,
                            environment.folder().toAbsolutePath(),
                            environment.config()));
        } catch (InvalidRules invalid) {
            return new AdmissionResult.Invalid(invalid.getMessage());
        } catch (TrialRefused refused) {
            return new AdmissionResult.Invalid(refused.getMessage());
        } catch (TrialExhausted exhausted) {
            return new AdmissionResult.Invalid("they could not be tried: " + exhausted.getMessage());
        }
    }

    /** Throws what is wrong with them. */
    void requireValid(RuleFiles files) throws RuleRequestRefused {
        try {
            Snapshot nothing = new Snapshot(environment.clock().instant(), List.of());
            environment.trials().run(EvaluationTrial.of(files, nothing));
        } catch (InvalidRules invalid) {
            throw new RuleRequestRefused(invalid.getMessage());
        } catch (TrialLost lost) {
            throw new RuleRequestRefused("these rules could not be tried: " + lost.getMessage());
        }
    }

    RuleBook book(RuleFiles files) throws RuleRequestRefused {
        try {
            return environment.books().book(files);
        } catch (InvalidRules invalid) {
            throw new RuleRequestRefused(invalid.getMessage());
        }
    }
}
