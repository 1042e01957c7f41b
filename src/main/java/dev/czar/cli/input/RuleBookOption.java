package dev.czar.cli.input;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which rules an offline command uses: the shipped ones, overlaid by the project's or by those of a directory. */
public final class RuleBookOption {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules over the shipped ones, file by file (default: .czar/rules of the project, if any).")
    private Path rules;

    public RuleBook book(CzarCommand czar) {
        return compile(czar, files(czar));
    }

    /** The files the book is made from. */
    public RuleFiles files(CzarCommand czar) {
        return rules == null ? overlayOnShipped(projectRules(czar)) : overlayOnShipped(existingDirectory(czar, rules));
    }

    /** The shipped rules overlaid by those of a directory named on the command line. */
    public static RuleBook of(CzarCommand czar, Path directory) {
        return compile(czar, overlayOnShipped(existingDirectory(czar, directory)));
    }

    private static Path existingDirectory(CzarCommand czar, Path directory) {
        Path own = czar.environment().directory().resolve(directory);
        if (!Files.isDirectory(own)) {
            throw CommandFailure.wrongUsage("there is no directory " + own, "");
        }
        return own;
    }

    private static RuleFiles overlayOnShipped(Path own) {
        RuleFiles files = RuleFiles.shipped();
        try {
            return own == null ? files : files.overlaidBy(own);
        } catch (UncheckedIOException unreadable) {
            throw CommandFailure.of(FailureText.of(unreadable), "", unreadable);
        }
    }

    public static RuleBook compile(CzarCommand czar, RuleFiles files) {
        try {
            return RuleBookLoader.ofUser(
                            RuleBookOption.class.getClassLoader(),
                            czar.environment().variables())
                    .book(files);
        } catch (InvalidRules invalid) {
            throw CommandFailure.of("the rules do not compile:\n" + invalid.getMessage(), "", invalid);
        }
    }

    private static Path projectRules(CzarCommand czar) {
        try {
            return ProjectLayout.find(czar.directory()).rules();
        } catch (ProjectException none) {
            return null;
        }
    }

    /** The rule books of past cycles, each compiled once. */
    public static final class RecordedRuleBooks {

        private final CzarCommand czar;
        private final Map<String, RuleBook> books = new HashMap<>();

        public RecordedRuleBooks(CzarCommand czar) {
            this.czar = czar;
        }

        /** The book a cycle was run with; empty when its files are not available. */
        public Optional<RuleBook> bookFor(RecordedCycle cycle) {
            return cycle.rules().isEmpty()
                    ? Optional.empty()
                    : Optional.of(books.computeIfAbsent(
                            cycle.revision(), revision -> RuleBookOption.compile(czar, filesOf(cycle))));
        }

        public static RuleFiles filesOf(RecordedCycle cycle) {
            return RuleFiles.of(cycle.rules());
        }
    }
}
