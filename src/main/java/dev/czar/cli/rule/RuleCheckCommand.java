package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.rule.DiagnosticText.RulePaths;
import dev.czar.io.FailureText;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.ProjectTexts;
import dev.czar.project.queue.ProjectTexts.QueueNames;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.ProjectNamesCheck;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCheckReport;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says all that is wrong with rule files. */
@Command(name = "check", description = "Report all problems in rule files, with location and fix.")
public final class RuleCheckCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

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
        Optional<Path> own = directory == null ? projectRules() : Optional.of(givenDirectory());
        RuleCheckReport report = report(own);
        RulePaths paths = new RulePaths(own, czar.environment().directory());
        if (sarif) {
            czar.output().json(SarifReport.of(report, paths));
        } else if (czar.json()) {
            czar.output().json(report);
        } else {
            new DiagnosticText(czar.output(), paths).print(report, files(own));
        }
        return FailureHandler.exitCode(report.errors() == 0 && !(strict && report.warnings() > 0));
    }

    private RuleCheckReport report(Optional<Path> own) {
        RuleFiles files = files(own);
        List<CheckDiagnostic> unread = own.map(RuleFolder::new).stream()
                .flatMap(folder -> Stream.concat(folder.unread().stream(), folder.brokenCases().stream()))
                .toList();
        Stream<CheckDiagnostic> names =
                projectNames().stream().flatMap(project -> project.check(ParsedRuleFiles.of(files.texts())));
        return RuleCheckReport.of(
                        files,
                        RuleBookLoader.ofUser(
                                RuleCheckCommand.class.getClassLoader(),
                                czar.environment().variables()))
                .with(Stream.concat(unread.stream(), names).toList());
    }

    /** Of the project whose rules these are; empty where there is none, or its configuration cannot be read. */
    private Optional<ProjectNamesCheck> projectNames() {
        try {
            ProjectLayout layout = ProjectLayout.find(czar.directory());
            ProjectConfig config = ProjectConfig.load(layout);
            return Optional.of(new ProjectNamesCheck(
                    config.agentsOfWorkers(), ProjectTexts.of(config, layout, QueueNames.read(layout))));
        } catch (ProjectException none) {
            return Optional.empty();
        }
    }

    private RuleFiles files(Optional<Path> own) {
        if (alone && own.isEmpty()) {
            throw CommandFailure.wrongUsage("--alone needs a directory", "czar check DIR --alone");
        }
        try {
            RuleFiles shipped = RuleFiles.shipped();
            return own.map(path -> alone ? RuleFiles.of(path) : shipped.overlaidBy(path))
                    .orElse(shipped);
        } catch (UncheckedIOException unreadable) {
            throw CommandFailure.of(FailureText.of(unreadable), "", unreadable);
        }
    }

    private Path givenDirectory() {
        Path path = czar.environment().directory().resolve(directory);
        if (Files.isRegularFile(path)) {
            throw CommandFailure.wrongUsage(directory + " is a file", "rules are checked by directory: czar check DIR");
        }
        if (!Files.isDirectory(path)) {
            throw CommandFailure.wrongUsage("there is no directory " + path, "");
        }
        return path;
    }

    private Optional<Path> projectRules() {
        try {
            return Optional.of(ProjectLayout.find(czar.directory()).rules());
        } catch (ProjectException none) {
            return Optional.empty();
        }
    }
}
