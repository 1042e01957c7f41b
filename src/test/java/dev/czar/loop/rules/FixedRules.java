package dev.czar.loop.rules;

import dev.czar.ledger.Ledger;
import dev.czar.project.RulesConfig;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A desk on which one book lies and stays. */
public final class FixedRules {

    private FixedRules() {}

    public static RuleDesk of(RuleBook book, Ledger ledger) {
        RuleBooks none = new RuleBooks(FixedRules.class.getClassLoader(), Path.of("target", "no-books"));
        return new RuleDesk(
                new RuleDesk.Setting(
                        "tally",
                        () -> new RuleFiles(List.of()),
                        Path.of("target", "no-tests"),
                        ledger,
                        none,
                        new RulesConfig(false, 0, 0),
                        Clock.systemUTC()),
                new Shelf.Choice(book, ""));
    }
}
