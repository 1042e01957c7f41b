package dev.czar.loop.rules;

import dev.czar.ledger.Ledger;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A desk on which one book lies and stays. */
public final class FixedRuleActivation {

    private FixedRuleActivation() {}

    public static RuleActivation of(RuleBook book, Ledger ledger) {
        RuleBookLoader none =
                new RuleBookLoader(FixedRuleActivation.class.getClassLoader(), Path.of("target", "no-books"));
        return new RuleActivation(
                new RuleActivation.Environment(
                        "tally",
                        () -> new RuleFiles(List.of()),
                        Path.of("target", "no-tests"),
                        ledger,
                        none,
                        new DirectTrialRunner(none),
                        new RuleReloadConfig(false, 0, 0),
                        Clock.systemUTC()),
                new StartupRuleBook.Choice(book, ""));
    }
}
