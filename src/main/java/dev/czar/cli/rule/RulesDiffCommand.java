package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectRuleFolder;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.RuleReplacements;
import dev.czar.rule.check.syntax.RuleReplacements.Replacement;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** In what the project's rules differ from the shipped ones, and which copies an upgrade has left behind. */
@Command(
        name = "diff",
        description = "Show what the project's rules add, replace and switch off, and which copies are outdated.")
final class RulesDiffCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Option(
            names = "--merged",
            paramLabel = "FILE",
            description = "Note that this copy has taken over what is shipped now.")
    private String merged;

    @Override
    public Integer call() {
        CzarCommand czar = rules.czar();
        if (merged != null) {
            return noteMerged(czar);
        }
        RuleDifferences differences = RuleDifferences.of(rules.files());
        if (czar.json()) {
            czar.output().json(differences);
        } else {
            print(czar.output(), differences);
        }
        return 0;
    }

    private int noteMerged(CzarCommand czar) {
        RuleFile own = rules.files().find(merged).orElseThrow(() -> unknown(merged));
        RuleFile shipped = RuleFiles.shipped().find(merged).orElseThrow(() -> unknown(merged));
        if (own.equals(shipped)) {
            throw CommandFailure.wrongUsage("the project has no copy of " + merged, "see: czar rules diff");
        }
        try {
            new ProjectRuleFolder(ProjectLocator.layout(czar).rules())
                    .write(merged, CopiedRuleFile.notedAnew(own.text(), shipped));
        } catch (IOException failure) {
            throw CommandFailure.of(
                    "the file cannot be written: " + FailureText.of(failure), "see: czar doctor", failure);
        }
        czar.output().line("noted: %s has taken over what is shipped now".formatted(merged));
        return 0;
    }

    private static CommandFailure unknown(String file) {
        return CommandFailure.wrongUsage("there is no shipped rule file " + file, "see: czar rules diff");
    }

    private static void print(ConsoleOutput output, RuleDifferences differences) {
        differences.added().forEach(file -> output.line(file + ": adds to the shipped rules"));
        differences.replaced().forEach(one -> output.line(describe(one)));
        differences.copies().forEach(copy -> print(output, copy));
        if (differences.none()) {
            output.line("the rules are the shipped ones");
        }
    }

    private static String describe(Replacement one) {
        return one.by().isEmpty()
                ? "%s: switches off \"%s\" of %s: %s".formatted(one.byFile(), one.rule(), one.file(), one.reason())
                : "%s: \"%s\" replaces \"%s\" of %s".formatted(one.byFile(), one.by(), one.rule(), one.file());
    }

    private static void print(ConsoleOutput output, CopiedRuleFile copy) {
        output.line(copy.name() + ": in the place of the shipped file"
                + (copy.noted() ? "" : ", without a note of what it was copied from"));
        copy.own().forEach(rule -> output.line("  of your own: \"" + rule + "\""));
        copy.changed().forEach(rule -> output.line(Colour.CAUTION, "  not taken over: \"" + rule + "\""));
        if (!copy.noted() && !copy.outdated()) {
            output.line(
                    Colour.CAUTION,
                    "  what an upgrade changes cannot be told; when you have compared it, note that: czar rules diff --merged "
                            + copy.name());
        }
        if (copy.outdated()) {
            output.line(
                    Colour.CAUTION,
                    "  compare with: czar rules show %s --shipped, then: czar rules diff --merged %s"
                            .formatted(copy.name(), copy.name()));
        }
    }

    /** Files of the project's own, single rules that others take the place of, and files in the place of shipped ones. */
    record RuleDifferences(List<String> added, List<Replacement> replaced, List<CopiedRuleFile> copies) {

        static RuleDifferences of(RuleFiles files) {
            RuleFiles shipped = RuleFiles.shipped();
            return new RuleDifferences(
                    files.files().stream()
                            .map(RuleFile::name)
                            .filter(name -> shipped.find(name).isEmpty())
                            .toList(),
                    RuleReplacements.of(files.texts()).replacements(),
                    CopiedRuleFile.among(files, shipped));
        }

        boolean none() {
            return added.isEmpty() && copies.isEmpty();
        }
    }
}
