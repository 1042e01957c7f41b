package dev.czar.project.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.report.ReportSpool.SpooledReport;
import dev.czar.world.TestPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportScriptTest {

    @TempDir
    Path folder;

    private ProjectTestRepository repository;
    private Path worktree;
    private ReportSpool spool;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        repository = ProjectTestRepository.withCommit(folder.resolve("it's a repo"));
        worktree = repository.worktree("workers $HOME/engineer1", "czar/engineer1/T1");
        spool = new ReportSpool(repository.layout().spool(), Clock.systemUTC());
        script = TestPrograms.executable(
                ReportScript.install(worktree, "engineer1", spool.folder(), TaskBranchNames.STANDARD));
    }

    @Test
    void aReportArrivesWithAllItsFields() throws Exception {
        report("--progress", "40%", "--eta", "10m", "--blocked-on", "T2");

        assertThat(only().fields())
                .isEqualTo(Map.of(
                        "worker",
                        "engineer1",
                        "kind",
                        "report",
                        "task",
                        "T1",
                        "progress",
                        "40",
                        "eta",
                        "10m",
                        "blocked-on",
                        "T2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "it's \"quoted\" $HOME `id` $(id)",
                "back\\slash \\n \\",
                "-n -e --task",
                " spaces  around ",
                "ünïcödé ✓ %s %d",
                "key: value"
            })
    void aQuestionArrivesByteForByte(String question) throws Exception {
        report("--task", "T1", "--question", question);

        assertThat(only().field("question")).isEqualTo(question);
    }

    @Test
    void doneNamesTheBranchAndTheCommit() throws Exception {
        report("--done");

        assertThat(only().fields())
                .containsEntry("done", "true")
                .containsEntry("task", "T1")
                .containsEntry("branch", "czar/engineer1/T1")
                .containsEntry("commit", repository.git("rev-parse", "main"));
    }

    @Test
    void doneOnAnotherBranchIsRefused() {
        assertThatThrownBy(() -> report("--done", "--task", "T2")).hasMessageContaining("belongs on branch");
    }

    @Test
    void anAcknowledgementAndATurnAreReportsOfTheirOwn() throws Exception {
        report("--ack", "0123abcd");
        report("--turn", "idle", "--prompt-id", "p1");

        assertThat(spool.pending().stream().map(SpooledReport::fields))
                .containsExactlyInAnyOrder(
                        Map.of("worker", "engineer1", "kind", "ack", "message", "0123abcd"),
                        Map.of("worker", "engineer1", "kind", "turn", "state", "idle", "prompt-id", "p1"));
    }

    @Test
    void branchesMayBeNamedOtherwise() throws Exception {
        TaskBranchNames names = new TaskBranchNames("team/work/");
        worktree = repository.worktree("workers/qa", "team/work/qa/T7");
        script = TestPrograms.executable(ReportScript.install(worktree, "qa", spool.folder(), names));
        report("--done");
        SpooledReport ofScript = only();
        assertThat(ofScript.fields()).containsEntry("task", "T7").containsEntry("branch", "team/work/qa/T7");
        spool.remove(ofScript);

        new ReportWriter(spool.folder(), names, Clock.systemUTC()).write(Map.of("done", "true"), worktree);

        assertThat(only().fields()).isEqualTo(ofScript.fields());
    }

    @Test
    void bothWritersShowTheProofOfTheirWorker() throws Exception {
        ApiToken.ofReports(repository.layout(), "qa");
        String proof = ApiToken.ofReports(repository.layout(), "engineer1");
        report("--progress", "4");
        SpooledReport ofScript = only();
        spool.remove(ofScript);
        new ReportWriter(spool.folder(), TaskBranchNames.STANDARD, Clock.systemUTC())
                .write(Map.of("progress", "4"), worktree);

        assertThat(ofScript.field("proof")).isEqualTo(proof);
        assertThat(only().fields()).isEqualTo(ofScript.fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--progress=4", "--progress 101", "--progress x", "--task", "--wrong x"})
    void wrongUseIsRefusedAndLeavesNothing(String arguments) throws Exception {
        assertThatThrownBy(() -> report(arguments.split(" "))).hasMessageContaining("report: ");
        assertThat(spool.pending()).isEmpty();
    }

    @Test
    void theWriterOfTheCommandLineWritesTheSame() throws Exception {
        report("--done", "--question", "a\nb");
        SpooledReport ofScript = only();
        spool.remove(ofScript);

        new ReportWriter(spool.folder(), TaskBranchNames.STANDARD, Clock.systemUTC())
                .write(Map.of("done", "true", "question", "a\nb"), worktree);

        assertThat(only().fields()).isEqualTo(ofScript.fields());
    }

    private SpooledReport only() throws IOException {
        List<SpooledReport> waiting = spool.pending();
        assertThat(waiting).hasSize(1);
        return waiting.get(0);
    }

    private void report(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProjectTestRepository.run(worktree, command.toArray(String[]::new));
    }
}
