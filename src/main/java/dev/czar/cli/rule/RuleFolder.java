package dev.czar.cli.rule;

import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a rules folder that look like rules or cases and are not read, for their names end in something else. */
record RuleFolder(Path directory) {

    private static final Pattern READ = Pattern.compile(".*\\.(drl|test\\.yaml)");
    private static final Pattern ALIKE = Pattern.compile("(?i)[^.].*\\.(drl\\d?|drools|rules?|drl\\.txt|ya?ml)");

    List<CheckDiagnostic> unread() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ALIKE.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !READ.matcher(file.getFileName().toString()).matches())
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .map(RuleFolder::diagnostic)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the rules directory " + directory, unreadable);
        }
    }

    private static CheckDiagnostic diagnostic(String file) {
        return new CheckDiagnostic(
                file,
                "",
                1,
                1,
                1,
                2,
                DiagnosticCode.UNREAD_FILE.id(),
                DiagnosticCode.UNREAD_FILE.severity(),
                "this file is not read",
                "rules end in .drl, their cases in .test.yaml: rename it");
    }
}
