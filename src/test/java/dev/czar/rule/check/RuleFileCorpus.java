package dev.czar.rule.check;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Rule files kept for tests, each judged as if it lay over the shipped rules. */
final class RuleFileCorpus {

    static final String ALONE = "// alone";

    private static final Path FOLDER = Path.of("src/test/resources/rules");
    private static final ParsedRuleFiles SHIPPED =
            ParsedRuleFiles.of(RuleFiles.shipped().texts());

    private static final Map<String, List<CheckDiagnostic>> FOUND = new ConcurrentHashMap<>();

    private RuleFileCorpus() {}

    static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".drl")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is wrong with a text; of the shipped files nothing is said. */
    static List<CheckDiagnostic> diagnostics(String text) {
        return FOUND.computeIfAbsent(text, RuleFileCorpus::check);
    }

    private static List<CheckDiagnostic> check(String text) {
        ParsedRuleFiles own = ParsedRuleFiles.of(Map.of("x.drl", text));
        List<ParsedRuleFile> all = new ArrayList<>(text.contains(ALONE) ? List.of() : SHIPPED.parsed());
        all.addAll(own.parsed());
        return RuleChecker.check(new ParsedRuleFiles(all, own.diagnostics())).stream()
                .filter(diagnostic -> diagnostic.file().equals("x.drl"))
                .toList();
    }

    /** {@code line:column-line:column code | message | hint}. */
    static String shown(CheckDiagnostic diagnostic) {
        return "%d:%d-%d:%d %s | %s | %s"
                .formatted(
                        diagnostic.line(),
                        diagnostic.column(),
                        diagnostic.endLine(),
                        diagnostic.endColumn(),
                        diagnostic.code(),
                        diagnostic.message(),
                        diagnostic.hint());
    }
}
