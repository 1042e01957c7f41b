package dev.czar.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleScenario;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookLoaderTest {

    private static final RuleFiles FILES = TestRuleBooks.files(TestRuleBooks.rule(
            "a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );"));
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aBookFromTheCacheDecidesLikeTheCompiledOne() throws Exception {
        RuleBook compiled = books().book(FILES);
        Path file = onlyCompiledFile();
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
    void classesThatArePartOfTheProgramAreLoadedWithIt() throws Exception {
        ClassLoader program = getClass().getClassLoader();
        CompiledFile file =
                PrecompiledRules.shipped().files().values().iterator().next();
        CompiledFile bare = new CompiledFile(file.revision(), file.rules(), file.models(), Map.of());

        assertThatThrownBy(() -> RuleClassLoader.models(program, bare)).isInstanceOf(IllegalStateException.class);
        try (URLClassLoader release =
                new URLClassLoader(new URL[] {program.getResource("rules/classes.jar")}, program)) {
            List<Model> models = RuleClassLoader.models(release, bare);

            assertThat(models).isSameAs(RuleClassLoader.models(release, bare)).allSatisfy(model -> assertThat(
                            model.getClass().getClassLoader())
                    .isSameAs(release));
            assertThat(models.stream().flatMap(model -> model.getRules().stream()))
                    .extracting(Rule::getName)
                    .containsExactlyInAnyOrderElementsOf(
                            file.rules().stream().map(dev.czar.rule.Rule::name).toList());
        }
    }

    @Test
    void aCorruptFileIsCompiledAgain() throws Exception {
        books().book(FILES);
        Path file = onlyCompiledFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(Cycle.run(snapshot(), books().book(FILES)).decisions()).hasSize(1);
        assertThat(Files.readAllBytes(file)).as("mended").isNotEqualTo(bytes);
    }

    @Test
    void aFileCutShortIsCompiledAgain() throws Exception {
        books().book(FILES);
        Files.write(onlyCompiledFile(), new byte[] {1, 2, 3});

        assertThat(Cycle.run(snapshot(), books().book(FILES)).decisions()).hasSize(1);
    }

    @Test
    void otherRulesAreAnotherBook() throws Exception {
        RuleBook first = books().book(FILES);
        RuleBook second = books().book(TestRuleBooks.files(
                TestRuleBooks.rule("nobody is started", "Worker( $id : id )", "insertLogical( new Idle( $id ) );")));

        assertThat(second.revision()).isNotEqualTo(first.revision());
        assertThat(Cycle.run(snapshot(), second).decisions()).isEmpty();
        assertThat(Cycle.run(snapshot(), books().book(FILES)).decisions()).hasSize(1);
    }

    @Test
    void invalidRulesAreNotKept() throws IOException {
        assertThatThrownBy(() -> books().book(TestRuleBooks.files("rule \"x\" when then end")))
                .isInstanceOf(InvalidRules.class);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutACacheTheRulesStillWork() throws Exception {
        Path file = Files.createFile(directory.resolve("in-the-way"));

        RuleBook book = new RuleBookLoader(getClass().getClassLoader(), file).book(FILES);

        assertThat(Cycle.run(snapshot(), book).decisions()).hasSize(1);
    }

    @Test
    void aChangedFileIsCompiledAlone() throws Exception {
        books().book(two("insertLogical( new StartWorker( $id ) );"));
        assertThat(compiledFiles()).hasSize(2);
        for (Path file : compiledFiles()) {
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        }

        RuleBook changed = books().book(two("insertLogical( new Exclusion( \"T1\", $id ) );"));

        assertThat(compiledFiles())
                .hasSize(3)
                .filteredOn(file -> file.toFile().lastModified() == LONG_AGO.toEpochMilli())
                .hasSize(2);
        CycleResult result = Cycle.run(snapshot(), changed);
        assertThat(result.decisions()).isEmpty();
        assertThat(result.derived()).hasSize(2);
        assertThat(result.quarantined()).isEmpty();
    }

    @Test
    void filesThatWereCompiledApartAreStillCheckedTogether() throws Exception {
        String twice = TestRuleBooks.HEADER
                + TestRuleBooks.rule(
                        "a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );");
        books().book(TestRuleBooks.named(Map.of("a.drl", twice)));
        books().book(TestRuleBooks.named(Map.of("b.drl", twice)));

        assertThatThrownBy(() -> books().book(TestRuleBooks.named(Map.of("a.drl", twice, "b.drl", twice))))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("b.drl")
                .hasMessageContaining("there is a rule of this name in a.drl");
    }

    @Test
    void aRuleThatFailsInOneFileLeavesTheOtherFilesDeciding() throws Exception {
        CycleResult result = Cycle.run(
                snapshot(),
                TestRuleBooks.unchecked(two("insertLogical( new CorrelatedCrash( 1 / ( $id.length() - 2 ) ) );")));

        assertThat(TestRuleBooks.names(result)).containsExactly("a worker is started");
        assertThat(result.derived()).hasSize(1);
    }

    @Test
    void ofTheShippedRulesOnlyAChangedFileIsCompiled() throws Exception {
        RuleFiles shipped = RuleFiles.shipped();
        RuleBook asShipped = books().book(shipped);
        assertThat(directory).isEmptyDirectory();

        Path own = Files.createDirectory(directory.resolve("own"));
        String limits = shipped.texts().get("limits.drl").replace("Duration.ofHours( 4 )", "Duration.ofHours( 5 )");
        Files.writeString(own.resolve("limits.drl"), limits);
        RuleBook changed = books().book(shipped.overlaidBy(own));

        assertThat(changed.revision()).isNotEqualTo(asShipped.revision());
        assertThat(changed.rules()).isEqualTo(asShipped.rules());
        assertThat(compiledFiles()).hasSize(1);
        assertThat(changed.models())
                .hasSameSizeAs(asShipped.models())
                .filteredOn(model -> !asShipped.models().contains(model))
                .hasSize(1);
    }

    @Test
    void projectsThatFollowTheShippedRulesShareOneBook() throws Exception {
        RuleBook first = books().book(RuleFiles.shipped());

        RuleBook second =
                new RuleBookLoader(getClass().getClassLoader(), directory.resolve("other")).book(RuleFiles.shipped());

        assertThat(second).isSameAs(first);
    }

    private static RuleFiles two(String consequence) {
        return TestRuleBooks.named(Map.of(
                "a.drl",
                TestRuleBooks.HEADER + TestRuleBooks.rule("a worker is started", "Worker( $id : id )", consequence),
                "b.drl",
                TestRuleBooks.HEADER
                        + TestRuleBooks.rule(
                                "a worker is idle", "Worker( $id : id )", "insertLogical( new Idle( $id ) );")));
    }

    private RuleBookLoader books() {
        return new RuleBookLoader(getClass().getClassLoader(), directory);
    }

    private Path onlyCompiledFile() throws IOException {
        List<Path> found = compiledFiles();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Path> compiledFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".rules")).toList();
        }
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                RuleScenario.NOW,
                List.of(new KnownFact(new Worker("w1", "command", List.of()), "test", Duration.ZERO)));
    }
}
