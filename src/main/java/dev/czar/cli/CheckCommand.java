package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleReport;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says all that is wrong with rule files. */
@Command(name = "check", description = "Say all that is wrong with rule files, where, and how to mend it.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Rules over the shipped ones, file by file (default: .czar/rules of the project, if any).")
    private Path directory;

    @Option(names = "--alone", description = "Check the files of DIR without the shipped ones.")
    private boolean alone;

    @Option(names = "--strict", description = "Let warnings count as problems.")
    private boolean strict;

    @Option(names = "--sarif", description = "Print SARIF 2.1.0, for editors and code hosts.")
    private boolean sarif;

    @Override
    public Integer call() {
        Optional<Path> own = directory == null ? ofProject() : Optional.of(given());
        RuleReport report = report(own);
        RulePaths paths = new RulePaths(own, czar.surroundings().directory());
        if (sarif) {
            czar.output().json(Sarif.of(report, paths));
        } else if (czar.json()) {
            czar.output().json(report);
        } else {
            new CheckText(czar.output(), paths).print(report, files(own));
        }
        return Complaints.exitCode(report.errors() == 0 && !(strict && report.warnings() > 0));
    }

    private RuleReport report(Optional<Path> own) {
        return RuleReport.of(
                files(own),
                RuleBooks.ofUser(
                        CheckCommand.class.getClassLoader(), czar.surroundings().environment()));
    }

    private RuleFiles files(Optional<Path> own) {
        if (alone && own.isEmpty()) {
            throw Failure.usage("--alone needs a directory", "czar check DIR --alone");
        }
        try {
            RuleFiles shipped = RuleFiles.shipped();
            return own.map(path -> alone ? RuleFiles.of(path) : shipped.overlaidBy(path))
                    .orElse(shipped);
        } catch (UncheckedIOException unreadable) {
            throw Failure.of(unreadable.getMessage(), "", unreadable);
        }
    }

    private Path given() {
        Path path = czar.surroundings().directory().resolve(directory);
        if (Files.isRegularFile(path)) {
            throw Failure.usage(directory + " is a file", "rules are checked by directory: czar check DIR");
        }
        if (!Files.isDirectory(path)) {
            throw Failure.usage("there is no directory " + path, "");
        }
        return path;
    }

    private Optional<Path> ofProject() {
        try {
            return Optional.of(ProjectLayout.find(czar.directory()).rules());
        } catch (ProjectProblem none) {
            return Optional.empty();
        }
    }
}
