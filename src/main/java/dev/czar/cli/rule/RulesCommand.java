package dev.czar.cli.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.cli.rule.RuleOrderCommand.RulesActivateCommand;
import dev.czar.cli.rule.RuleOrderCommand.RulesDiscardCommand;
import dev.czar.cli.rule.RuleOrderCommand.RulesPromoteCommand;
import dev.czar.cli.rule.RuleOrderCommand.RulesRollbackCommand;
import dev.czar.cli.rule.RuleOrderCommand.RulesShadowCommand;
import dev.czar.cli.rule.RulesStatusCommand.RuleStateText;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The rules, and what brings others into force. */
@Command(
        name = "rules",
        description = "List the rules; show the active revision, run a shadow revision, roll back.",
        subcommands = {
            RulesShowCommand.class,
            RulesDiffCommand.class,
            RulesHealthCommand.class,
            RulesStatusCommand.class,
            RulesActivateCommand.class,
            RulesRollbackCommand.class,
            RulesShadowCommand.class,
            RulesPromoteCommand.class,
            RulesDiscardCommand.class
        })
public final class RulesCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Mixin
    private RuleBookOption option;

    @Option(names = "--catalogue", description = "Print them as Markdown, by capability.")
    private boolean catalogue;

    @Override
    public Integer call() {
        RuleBook book = option.book(czar);
        List<Rule> rules = book.rules();
        if (czar.json()) {
            czar.output().json(Map.of("revision", book.revision(), "rules", rules));
            return 0;
        }
        if (catalogue) {
            czar.environment().out().print(new RuleCatalogue(rules).markdown());
            czar.environment().out().flush();
            return 0;
        }
        TextTable table = new TextTable("RULE", "WHERE", "FOR", "WHY");
        rules.forEach(rule -> table.row(rule.name(), rule.file() + ":" + rule.line(), rule.capability(), rule.why()));
        czar.output().table(table);
        czar.output().line(Colour.FAINT, rules.size() + " rules, revision " + book.revision());
        return 0;
    }

    CzarCommand czar() {
        return czar;
    }

    /** The files of the rules, of the project as they are on disk. */
    RuleFiles files() {
        return option.files(czar);
    }

    /** What the service answers about its rules. */
    static int print(CzarCommand czar, JsonNode state) {
        if (czar.json()) {
            czar.output().json(state);
            return 0;
        }
        new RuleStateText(czar.output()).print(state);
        return 0;
    }
}
