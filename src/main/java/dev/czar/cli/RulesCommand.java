package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
        description = "List the rules; say which revision is in force, try others in the shadow, roll back.",
        subcommands = {
            RulesShowCommand.class,
            RulesHealthCommand.class,
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

    @Option(names = "--catalogue", description = "Print them as Markdown, by what they are for.")
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
            czar.surroundings().out().print(new Catalogue(rules).markdown());
            czar.surroundings().out().flush();
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

    /** The files of the rules, of the project as they are on disk. */
    RuleFiles files() {
        return option.files(czar);
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
