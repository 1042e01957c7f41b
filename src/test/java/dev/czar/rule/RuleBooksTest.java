package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBooksTest {

    private static final RuleFiles FILES = Books.files(
            Books.rule("a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );"));
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aBookFromTheCacheDecidesLikeTheCompiledOne() throws Exception {
        RuleBook compiled = books().book(FILES);
        Path file = onlyFile();
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));

        RuleBook cached = books().book(FILES);

        assertThat(Files.getLastModifiedTime(file).toInstant())
                .as("not written again")
                .isEqualTo(LONG_AGO);
        assertThat(cached.rules()).isEqualTo(compiled.rules());
        CycleResult result = Cycle.run(snapshot(), cached);
        assertThat(result.decisions()).hasSize(1);
        assertThat(result).isEqualTo(Cycle.run(snapshot(), compiled));
    }

    @Test
    void aCorruptFileIsCompiledAgain() throws Exception {
        books().book(FILES);
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(Cycle.run(snapshot(), books().book(FILES)).decisions()).hasSize(1);
        assertThat(Files.readAllBytes(file)).as("mended").isNotEqualTo(bytes);
    }

    @Test
    void aFileCutShortIsCompiledAgain() throws Exception {
        books().book(FILES);
        Files.write(onlyFile(), new byte[] {1, 2, 3});

        assertThat(Cycle.run(snapshot(), books().book(FILES)).decisions()).hasSize(1);
    }

    @Test
    void otherRulesAreAnotherBook() throws Exception {
        RuleBook first = books().book(FILES);
        RuleBook second = books().book(Books.files(
                Books.rule("nobody is started", "Worker( $id : id )", "insertLogical( new Idle( $id ) );")));

        assertThat(second.revision()).isNotEqualTo(first.revision());
        assertThat(Cycle.run(snapshot(), second).decisions()).isEmpty();
        assertThat(Cycle.run(snapshot(), books().book(FILES)).decisions()).hasSize(1);
    }

    @Test
    void invalidRulesAreNotKept() throws IOException {
        assertThatThrownBy(() -> books().book(Books.files("rule \"x\" when then end")))
                .isInstanceOf(InvalidRules.class);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutACacheTheRulesStillWork() throws Exception {
        Path file = Files.createFile(directory.resolve("in-the-way"));

        RuleBook book = new RuleBooks(getClass().getClassLoader(), file).book(FILES);

        assertThat(Cycle.run(snapshot(), book).decisions()).hasSize(1);
    }

    private RuleBooks books() {
        return new RuleBooks(getClass().getClassLoader(), directory);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                Situation.NOW, List.of(new Known(new Worker("w1", "command", List.of()), "test", Duration.ZERO)));
    }
}
