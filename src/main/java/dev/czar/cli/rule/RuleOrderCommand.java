package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What the commands that bring rules into force have in common. */
abstract class RuleOrderCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Option(names = "--author", paramLabel = "NAME", description = "Author (default: your user name).")
    private String author;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown in the revision history.")
    private String reason = "";

    private final String noun;

    RuleOrderCommand(String noun) {
        this.noun = noun;
    }

    /** What the order needs besides its author. */
    Map<String, ?> order() {
        return Map.of();
    }

    CzarCommand czar() {
        return rules.czar();
    }

    @Override
    public Integer call() {
        Map<String, Object> body = new LinkedHashMap<>(order());
        body.put("author", author == null ? czar().environment().user() : author);
        body.put("reason", reason);
        return RulesCommand.print(czar(), ProjectConnection.open(czar()).postRules("/rules/" + noun, body));
    }

    /** Brings a known revision into force, whatever it decides otherwise. */
    @Command(name = "activate", description = "Activate a known revision, whatever it decides differently.")
    static final class RulesActivateCommand extends RuleOrderCommand {

        @Parameters(paramLabel = "REVISION", description = "One that rules status names.")
        private String revision;

        RulesActivateCommand() {
            super("activate");
        }

        @Override
        Map<String, ?> order() {
            return Map.of("revision", revision);
        }
    }

    /** Ends the shadow. */
    @Command(name = "discard", description = "Discard the shadow revision.")
    static final class RulesDiscardCommand extends RuleOrderCommand {

        RulesDiscardCommand() {
            super("discard");
        }
    }

    /** Brings the shadow into force. */
    @Command(name = "promote", description = "Activate the shadow revision.")
    static final class RulesPromoteCommand extends RuleOrderCommand {

        RulesPromoteCommand() {
            super("promote");
        }
    }

    /** Takes the rules in force back. */
    @Command(name = "rollback", description = "Activate the previous revision.")
    static final class RulesRollbackCommand extends RuleOrderCommand {

        RulesRollbackCommand() {
            super("rollback");
        }
    }

    /** Lets rules decide beside those in force, without acting. */
    @Command(name = "shadow", description = "Run rules as shadow revision, without acting; see: rules status.")
    static final class RulesShadowCommand extends RuleOrderCommand {

        @Parameters(paramLabel = "DIR", description = "Rules over the active ones, file by file.")
        private Path directory;

        RulesShadowCommand() {
            super("shadow");
        }

        @Override
        Map<String, ?> order() {
            Path rules = czar().environment().directory().resolve(directory);
            if (!Files.isDirectory(rules)) {
                throw CommandFailure.wrongUsage("there is no directory " + directory, "");
            }
            try {
                List<RuleFile> files = RuleFiles.of(rules).files();
                return Map.of(
                        "files",
                        files.stream()
                                .map(file -> Map.of("name", file.name(), "text", file.text()))
                                .toList());
            } catch (UncheckedIOException unreadable) {
                throw CommandFailure.of(FailureText.of(unreadable), "", unreadable);
            }
        }
    }
}
