package dev.czar.loop.trial;

import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCaseFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.time.Duration;
import java.util.Map;

/** What fails first of the cases in the text of one test file, with these rules; "" when all pass. */
public record CaseTrial(RuleFiles rules, String file, String cases) implements RuleTrial<String> {

    private static final Duration TIME = Duration.ofSeconds(45);

    @Override
    public String run(TrialTools tools) throws InvalidRules {
        try {
            return AdmissionTrial.firstFailure(tools.book(rules), Map.of(file, RuleCaseFile.read(file, cases)))
                    .orElse("");
        } catch (InvalidJson unsound) {
            throw new TrialRunner.TrialRefused(unsound.getMessage());
        }
    }

    @Override
    public Class<String> answerType() {
        return String.class;
    }

    @Override
    public Duration timeLimit() {
        return TIME;
    }
}
