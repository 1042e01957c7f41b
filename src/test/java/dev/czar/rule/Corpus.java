package dev.czar.rule;

import dev.czar.rule.check.Diagnostic;
import dev.czar.rule.check.Profile;
import dev.czar.rule.check.Source;
import dev.czar.rule.check.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rule files kept for tests, each judged as if it lay over the shipped rules. */
final class Corpus {

    static final String ALONE = "// alone";

    private static final Path FOLDER = Path.of("src/test/resources/rules");
    private static final Sources SHIPPED = Sources.of(RuleFiles.shipped().texts());

    private Corpus() {}

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
    static List<Diagnostic> diagnostics(String text) {
        Sources own = Sources.of(Map.of("x.drl", text));
        List<Source> all = new ArrayList<>(text.contains(ALONE) ? List.of() : SHIPPED.parsed());
        all.addAll(own.parsed());
        return Profile.check(new Sources(all, own.diagnostics())).stream()
                .filter(diagnostic -> diagnostic.file().equals("x.drl"))
                .toList();
    }

    /** {@code line:column-line:column code | message | hint}. */
    static String shown(Diagnostic diagnostic) {
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
