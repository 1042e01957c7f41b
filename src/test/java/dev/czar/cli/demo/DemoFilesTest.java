package dev.czar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.console.ProgramRunner;
import dev.czar.cli.demo.DemoRepository.DemoFiles;
import dev.czar.project.config.ProjectConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as it is packed: complete, and a project that Czar accepts. */
class DemoFilesTest {

    private static final Path SOURCE = Path.of("src/main/resources/demo");

    @TempDir
    private Path folder;

    @Test
    void theIndexNamesEveryFileAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            Set<String> there = files.filter(Files::isRegularFile)
                    .map(file -> SOURCE.relativize(file).toString())
                    .filter(name -> !name.equals("index"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(new TreeSet<>(DemoFiles.index())).isEqualTo(there);
        }
    }

    @Test
    void theSampleProjectIsOneThatCzarAcceptsAndItsTestsPass() throws IOException {
        DemoRepository stage = DemoRepository.build(folder.toRealPath(), false);
        ProjectConfig config = stage.config();
        assertThat(config.workers()).hasSize(6);
        assertThat(config.unionFiles()).containsExactly("CHANGELOG.md");
        ProgramRunner program = new ProgramRunner(stage.repository());
        assertThat(program.succeeds("sh", "tests/run.sh")).isTrue();
        assertThat(program.output("git", "status", "--porcelain")).isEmpty();
        assertThat(program.output("git", "ls-files").lines()).noneMatch(name -> name.startsWith(".czar"));
    }

    @Test
    void everyTaskOfTheQueueIsOneTheScriptedWorkerKnows() throws IOException {
        DemoRepository stage = DemoRepository.build(folder.toRealPath(), false);
        List<String> briefs = names(stage.layout().tasks()).stream()
                .filter(name -> !name.equals("EXAMPLE.md"))
                .map(name -> name.replace(".md", ""))
                .toList();
        assertThat(briefs).hasSize(12).containsExactlyElementsOf(names(SOURCE.resolve("agent/work")));
    }

    @Test
    void aVerdictOfTheReviewerDependsOnTheLeftovers() throws IOException {
        Path reviewer = Files.writeString(folder.resolve("run.sh"), "sh \"$1\" <\"$2\"\n");
        String script = SOURCE.resolve("agent/review.sh").toAbsolutePath().toString();
        assertThat(verdict(reviewer, script, "+  echo \\\"DEBUG settings\\\"")).contains("request_changes");
        assertThat(verdict(reviewer, script, "-  echo \\\"DEBUG settings\\\"")).contains("approve");
    }

    private String verdict(Path reviewer, String script, String diff) throws IOException {
        Path request = Files.writeString(folder.resolve("request.json"), "{\"diff\": \"" + diff + "\"}");
        return new ProgramRunner(folder).output("sh", reviewer.toString(), script, request.toString());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
