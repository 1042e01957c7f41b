package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import dev.czar.rule.InvalidRules;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which rules an offline command uses: the shipped ones, overlaid by the project's or by those of a directory. */
final class RuleBookOption {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules over the shipped ones, file by file (default: .czar/rules of the project, if any).")
    private Path rules;

    RuleBook book(Czar czar) {
        return compiled(czar, files(czar));
    }

    /** The files the book is made from. */
    RuleFiles files(Czar czar) {
        return rules == null ? overlaid(ofProject(czar)) : overlaid(named(czar, rules));
    }

    /** The shipped rules overlaid by those of a directory named on the command line. */
    static RuleBook of(Czar czar, Path directory) {
        return compiled(czar, overlaid(named(czar, directory)));
    }

    private static Path named(Czar czar, Path directory) {
        Path own = czar.surroundings().directory().resolve(directory);
        if (!Files.isDirectory(own)) {
            throw Failure.usage("there is no directory " + own, "");
        }
        return own;
    }

    private static RuleFiles overlaid(Path own) {
        RuleFiles files = RuleFiles.shipped();
        try {
            return own == null ? files : files.overlaidBy(own);
        } catch (UncheckedIOException unreadable) {
            throw Failure.of(unreadable.getMessage(), "", unreadable);
        }
    }

    static RuleBook compiled(Czar czar, RuleFiles files) {
        try {
            return RuleBooks.ofUser(
                            RuleBookOption.class.getClassLoader(),
                            czar.surroundings().environment())
                    .book(files);
        } catch (InvalidRules invalid) {
            throw Failure.of("the rules do not compile:\n" + invalid.getMessage(), "", invalid);
        }
    }

    private static Path ofProject(Czar czar) {
        try {
            return ProjectLayout.find(czar.directory()).rules();
        } catch (ProjectProblem none) {
            return null;
        }
    }
}
