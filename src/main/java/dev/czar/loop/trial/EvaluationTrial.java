package dev.czar.loop.trial;

import dev.czar.fact.Snapshot;
import dev.czar.json.SnapshotFile;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.time.Duration;

/** What rules decide about facts; {@code facts} is a facts file. */
public record EvaluationTrial(RuleFiles rules, String facts) implements RuleTrial<DryRun> {

    private static final Duration TIME = Duration.ofSeconds(30);

    public static EvaluationTrial of(RuleFiles rules, Snapshot snapshot) {
        return new EvaluationTrial(rules, SnapshotFile.text(snapshot));
    }

    @Override
    public DryRun run(TrialTools tools) throws InvalidRules {
        return DryRun.of(SnapshotFile.read("facts", facts), tools.book(rules));
    }

    @Override
    public Class<DryRun> answerType() {
        return DryRun.class;
    }

    @Override
    public Duration timeLimit() {
        return TIME;
    }
}
