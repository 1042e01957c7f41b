package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By their names tests that start Quarkus are kept to one process. */
class ServedTestNamesTest {

    @Test
    void whatStartsQuarkusIsNamedAServedTestAndNothingElseIs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith("Test.java")))
                    .allSatisfy(file -> assertThat(file.toString().endsWith("ServedTest.java"))
                            .as("the name of " + file)
                            .isEqualTo(startsQuarkus(file)));
        }
    }

    private static boolean startsQuarkus(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("@QuarkusTest"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
