package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RuleFormatter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lays rule files out in the one way there is. */
@Command(name = "fmt", description = "Format rule files; what cannot be read as one is left as it is.")
public final class FmtCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "0..*",
            description = "Rule files, or directories of them (default: .czar/rules of the project).")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "Change nothing; exit with 1 when a file is not formatted.")
    private boolean checkOnly;

    /** Which files were laid out anew, or would be, and which cannot be read as rule files. */
    record FormatOutcome(List<String> changed, List<String> unreadable) {}

    @Override
    public Integer call() {
        FormatOutcome outcome = new FormatOutcome(new ArrayList<>(), new ArrayList<>());
        files().forEach(file -> format(file, outcome));
        if (czar.json()) {
            czar.output().json(outcome);
        } else {
            outcome.changed()
                    .forEach(file -> czar.output().line(file + (checkOnly ? ": not formatted" : ": formatted")));
            outcome.unreadable()
                    .forEach(file -> czar.output().line(file + ": not a rule file, left as it is; see: czar check"));
        }
        boolean fine = outcome.unreadable().isEmpty()
                && (!checkOnly || outcome.changed().isEmpty());
        return FailureHandler.exitCode(fine);
    }

    private List<Path> files() {
        List<Path> given = paths.isEmpty()
                ? List.of(ProjectLocator.layout(czar).rules())
                : paths.stream().map(czar.environment().directory()::resolve).toList();
        return given.stream().flatMap(FmtCommand::below).sorted().toList();
    }

    private static Stream<Path> below(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files
                    .filter(file -> file.toString().endsWith(".drl") && Files.isRegularFile(file))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw CommandFailure.wrongUsage("there is no rule file or directory " + path, "czar fmt [FILE|DIR...]");
        }
    }

    private void format(Path file, FormatOutcome outcome) {
        try {
            String text = Files.readString(file);
            if (!ParsedRuleFiles.of(Map.of("file.drl", text)).diagnostics().isEmpty()) {
                outcome.unreadable().add(shown(file));
                return;
            }
            String formatted = RuleFormatter.format(text);
            if (!formatted.equals(text)) {
                outcome.changed().add(shown(file));
                if (!checkOnly) {
                    AtomicFileWriter.write(file, formatted.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (MalformedInputException noText) {
            outcome.unreadable().add(shown(file));
        } catch (IOException failure) {
            throw CommandFailure.of(file + " cannot be formatted: " + FailureText.of(failure), "", failure);
        }
    }

    private String shown(Path file) {
        Path here = czar.environment().directory().toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
    }
}
