package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The rules, and what brings others into force. */
@Command(
        name = "rules",
        description = "List the rules; say which revision is in force, try others in the shadow, roll back.",
        subcommands = {
            RulesStatusCommand.class,
            RulesActivateCommand.class,
            RulesRollbackCommand.class,
            RulesShadowCommand.class,
            RulesPromoteCommand.class,
            RulesDiscardCommand.class
        })
final class RulesCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Mixin
    private RuleBookOption option;

    @Override
    public Integer call() {
        RuleBook book = option.book(czar);
        List<Rule> rules = book.rules();
        if (czar.json()) {
            czar.output().json(Map.of("revision", book.revision(), "rules", rules));
            return 0;
        }
        Table table = new Table("RULE", "WHERE", "FOR", "WHY");
        rules.forEach(rule -> table.row(rule.name(), rule.file() + ":" + rule.line(), rule.capability(), rule.why()));
        czar.output().table(table);
        czar.output().line(Colour.FAINT, rules.size() + " rules, revision " + book.revision());
        return 0;
    }

    Czar czar() {
        return czar;
    }

    /** What the service answers about its rules. */
    static int print(Czar czar, JsonNode state) {
        if (czar.json()) {
            czar.output().json(state);
            return 0;
        }
        new RulesStateText(czar.output()).print(state);
        return 0;
    }
}
