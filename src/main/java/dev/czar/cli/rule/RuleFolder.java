package dev.czar.cli.rule;

import dev.czar.io.FailureText;
import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCaseFile;
import dev.czar.json.TextProblem;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.testing.RuleCaseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What in a rules folder looks like rules or cases and is not read: its name ends in something else, or it is no file. */
record RuleFolder(Path directory) {

    private static final Pattern READ = Pattern.compile(".*\\.(drl|csv|test\\.yaml)");
    private static final Pattern ALIKE =
            Pattern.compile("(?i)[^.].*\\.(drl\\d?|drools|rules?|drl\\.txt|ods|xlsx?|tsv|ya?ml)");

    List<CheckDiagnostic> unread() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> !path.equals(directory))
                    .sorted()
                    .flatMap(this::unread)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the rules directory " + directory, unreadable);
        }
    }

    private Stream<CheckDiagnostic> unread(Path path) {
        String name = path.getFileName().toString();
        String shown = directory.relativize(path).toString().replace('\\', '/');
        boolean read = READ.matcher(name).matches();
        if (Files.isRegularFile(path)) {
            return !read && ALIKE.matcher(name).matches()
                    ? Stream.of(
                            diagnostic(
                                    shown,
                                    "this file is not read",
                                    "rules end in .drl, tables of them in .csv, their cases in .test.yaml: rename it, or save it as that"))
                    : Stream.empty();
        }
        return read
                ? Stream.of(diagnostic(
                        shown,
                        "this is no file, so nothing of it is read: a folder, a pipe, or a link to nothing",
                        "put the rules into a file, or take it away"))
                : Stream.empty();
    }

    /** What is wrong with the files of cases, by line and column. */
    List<CheckDiagnostic> brokenCases() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(RuleCaseFiles.ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .flatMap(this::broken)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the rules directory " + directory, unreadable);
        }
    }

    private Stream<CheckDiagnostic> broken(Path file) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        try {
            RuleCaseFile.read(file);
            return Stream.empty();
        } catch (InvalidJson invalid) {
            return invalid.problems().stream().map(problem -> broken(name, problem));
        } catch (IOException unreadable) {
            return Stream.of(
                    broken(name, new TextProblem(name, 1, 1, "cannot be read: " + FailureText.of(unreadable), "")));
        }
    }

    private static CheckDiagnostic broken(String file, TextProblem problem) {
        int line = Math.max(1, problem.line());
        int column = Math.max(1, problem.column());
        return new CheckDiagnostic(
                file,
                "",
                line,
                column,
                line,
                column + 1,
                DiagnosticCode.CASES.id(),
                DiagnosticCode.CASES.severity(),
                problem.message(),
                problem.hint());
    }

    private static CheckDiagnostic diagnostic(String file, String message, String hint) {
        return new CheckDiagnostic(
                file,
                "",
                1,
                1,
                1,
                2,
                DiagnosticCode.UNREAD_FILE.id(),
                DiagnosticCode.UNREAD_FILE.severity(),
                message,
                hint);
    }
}
