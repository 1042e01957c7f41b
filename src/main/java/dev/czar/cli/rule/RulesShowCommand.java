package dev.czar.cli.rule;

import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.json.SpellingSuggestion;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.RuleFiles.RuleSource;
import dev.czar.rule.whynot.RuleNameResolver;
import dev.czar.rule.whynot.RuleNameResolver.UnresolvedRuleName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The text of a rule file, to begin one of one's own with, or of one rule. */
@Command(name = "show", description = "Print a rule file, or one rule with the place where it stands.")
final class RulesShowCommand implements Callable<Integer> {

    private static final String FILE = ".drl";

    @ParentCommand
    private RulesCommand rules;

    @Parameters(
            paramLabel = "FILE|RULE",
            description = "Such as limits.drl; or a rule's name, or a part of it that no other has.")
    private String wanted;

    @Option(names = "--shipped", description = "As it is shipped, whatever the project has of its own.")
    private boolean shipped;

    @Override
    public Integer call() {
        RuleFiles files = shipped ? RuleFiles.shipped() : rules.files();
        if (wanted.endsWith(FILE)) {
            print(file(files));
        } else {
            print(rule(RuleSource.of(files)));
        }
        return 0;
    }

    /** An empty file is one that this command is just about to write. */
    private RuleFile file(RuleFiles files) {
        return files.find(wanted)
                .filter(file -> !file.text().isBlank())
                .or(() -> RuleFiles.shipped().find(wanted))
                .orElseThrow(() -> CommandFailure.wrongUsage("there is no rule file " + wanted, hint(files)));
    }

    private String hint(RuleFiles files) {
        List<String> names = files.files().stream().map(RuleFile::name).toList();
        return SpellingSuggestion.closest(wanted, names)
                .or(() -> SpellingSuggestion.closest(
                                last(wanted),
                                names.stream().map(RulesShowCommand::last).toList())
                        .flatMap(last -> names.stream()
                                .filter(name -> last(name).equals(last))
                                .findFirst()))
                .map(name -> "did you mean " + name + "?")
                .orElse("the files are: " + String.join(", ", names));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private RuleSource rule(List<RuleSource> known) {
        try {
            String name =
                    RuleNameResolver.among(known.stream().map(RuleSource::name).toList(), wanted);
            return known.stream()
                    .filter(rule -> rule.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (UnresolvedRuleName unclear) {
            throw CommandFailure.wrongUsage(unclear.getMessage(), "");
        }
    }

    private void print(RuleFile file) {
        if (rules.czar().json()) {
            rules.czar().output().json(file);
        } else {
            String text = RuleFiles.shipped()
                    .find(file.name())
                    .filter(file::equals)
                    .map(original -> CopiedRuleFile.noted(file.text(), original))
                    .orElse(file.text());
            rules.czar().environment().out().print(text);
            rules.czar().environment().out().flush();
        }
    }

    private void print(RuleSource rule) {
        ConsoleOutput output = rules.czar().output();
        if (rules.czar().json()) {
            output.json(rule);
        } else {
            output.line(Colour.FAINT, "// " + rule.file() + ":" + rule.line());
            rule.text().lines().forEach(output::line);
        }
    }
}
