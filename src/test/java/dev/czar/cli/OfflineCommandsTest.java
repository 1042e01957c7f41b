package dev.czar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.io.CheckSpec;
import dev.czar.ledger.Ledger;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.files.ProjectTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineCommandsTest {

    private static final String RULE =
            """
            package dev.czar.rules

            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a probe that stops everything is noticed"
              @capability("A3") @why("a human said so")
            when
              EmergencyStop( $author : author )
            then
              insertLogical( new AlertHuman( "stop", $author, "stopped" ) );
            end
            """;

    @TempDir
    Path folder;

    private ProjectTestRepository repository;
    private Path root;
    private Path facts;

    @BeforeEach
    void aRepositoryAndAFactsFile() throws IOException {
        repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        root = repository.root();
        facts = Files.writeString(
                folder.resolve("facts.json"),
                """
                {"now": "2025-11-27T23:15:00Z", "facts": [
                  {"fact": "EmergencyStop", "author": "ada", "reason": "fire", "age": "PT3S"}
                ]}
                """);
        Files.createDirectories(folder.resolve("rules/decide"));
        Files.writeString(folder.resolve("rules/decide/probe.drl"), RULE);
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, arguments);
    }

    @Test
    void initMakesWhatIsMissingAndKeepsWhatIsThere() {
        CommandLineRun first = czar("init", "--workers", "anna,bert", "--agent", "command");
        assertThat(first.code()).isZero();
        assertThat(root.resolve(".czar/czar.yaml")).content().contains("anna").contains("bert");
        CommandLineRun second = czar("init", "--json");
        assertThat(second.code()).isZero();
        assertThat(second.json().path("kept").toString()).contains(".czar/czar.yaml");
    }

    @Test
    void aDryRunPrintsDecisionsWithTheirReason() {
        CommandLineRun run = czar("dry-run", "--facts", facts.toString(), "--rules", folder + "/rules");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("hash").asText()).isNotEmpty();
        assertThat(run.json().findValuesAsText("rule")).contains("a probe that stops everything is noticed");
        assertThat(czar("dry-run", "--facts", facts.toString(), "--rules", folder + "/rules", "--text")
                        .out())
                .contains("ACTION")
                .contains("alert human")
                .contains("a human said so");
    }

    @Test
    void aDryRunOfTheSameFactsComesToTheSameHash() {
        String[] call = {"dry-run", "--facts", facts.toString(), "--rules", folder + "/rules", "--json"};
        assertThat(czar(call).json().path("hash")).isEqualTo(czar(call).json().path("hash"));
    }

    @Test
    void whyNotSaysWhatIsMissingAndWhatWouldDo() {
        String rules = folder.resolve("rules").toString();
        CommandLineRun silent =
                czar("why-not", "a pause holds back new", "--facts", facts.toString(), "--rules", rules);
        assertThat(silent.code()).isZero();
        assertThat(silent.out())
                .contains("\"a pause holds back new work\" does not fire")
                .contains("no Pause");
        CommandLineRun fires =
                czar("why-not", "a probe that stops", "--facts", facts.toString(), "--rules", rules, "--json");
        assertThat(fires.json().path("verdict").asText()).isEqualTo("REFUSED");
        assertThat(fires.json().at("/refused/0/vetoes/0/rule").asText()).contains("emergency stop");
        assertThat(czar("why-not", "a probe that stpos evrything", "--facts", facts.toString(), "--rules", rules)
                        .err())
                .contains("a probe that stops everything");
    }

    @Test
    void aMistakeInAFactsFileIsNamedByLine() throws IOException {
        Files.writeString(facts, "{\"now\": \"2025-11-27T23:15:00Z\",\n\"facts\": [{\"fact\": \"Wrker\"}]}");
        CommandLineRun run = czar("dry-run", "--facts", facts.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("facts.json:2:").contains("Wrker").doesNotContain("\tat ");
    }

    @Test
    void aRuleThatDoesNotCompileIsNamed() throws IOException {
        Files.writeString(folder.resolve("rules/decide/probe.drl"), RULE.replace("EmergencyStop(", "EmergencyStap("));
        CommandLineRun run = czar("dry-run", "--facts", facts.toString(), "--rules", folder + "/rules");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("decide/probe.drl:").contains("EmergencyStap");
    }

    @Test
    void anEmergencyStopWaitsInTheLedgerWhenNothingRuns() throws Exception {
        czar("init", "--workers", "anna", "--agent", "command");
        assertThat(czar("estop", "--reason", "smoke", "--author", "operator").code())
                .isZero();
        ProjectLayout layout = ProjectLayout.find(root);
        String project = ProjectConfig.load(layout).project();
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            assertThat(ledger.board(project)).singleElement().satisfies(seen -> assertThat(seen.fact())
                    .contains(new EmergencyStop("operator", "smoke", Duration.ZERO)));
        }
        assertThat(czar("estop", "--clear").code()).isZero();
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            assertThat(ledger.board(project)).isEmpty();
        }
    }

    @Test
    void aLedgerIsReplacedOnlyUnderTheLockOfTheProject() throws Exception {
        czar("init", "--workers", "anna", "--agent", "command");
        czar("estop", "--reason", "smoke", "--author", "operator");
        ProjectLayout layout = ProjectLayout.find(root);
        byte[] before = Files.readAllBytes(layout.ledger());
        try (ProjectLock held = ProjectLock.acquire(layout, Instant.EPOCH)) {
            assertThat(held).isNotNull();
            for (CommandLineRun run : List.of(czar("ledger", "repair"), czar("ledger", "restore", "backup.db"))) {
                assertThat(run.code()).isEqualTo(1);
                assertThat(run.err()).contains("Czar is running for", "czar down");
            }
        }
        assertThat(layout.ledger()).hasBinaryContent(before);
        assertThat(czar("ledger", "repair").code()).isZero();
        ProjectLock.acquire(layout, Instant.EPOCH).close();
    }

    @Test
    void aReportWaitsInTheSpool() throws IOException {
        CommandLineRun run = CommandLineRun.in(
                root,
                Map.of(
                        "CZAR_WORKER",
                        "engineer1",
                        "CZAR_SPOOL",
                        folder.resolve("spool").toString()),
                "report",
                "--task",
                "T1",
                "--progress",
                "40",
                "--question",
                "why?\nreally");
        assertThat(run.code()).as(run.err()).isZero();
        try (var files = Files.list(folder.resolve("spool"))) {
            List<Path> reports = files.toList();
            assertThat(reports).hasSize(1);
            assertThat(reports.get(0))
                    .content()
                    .contains("worker: engineer1\n", "task: T1\n", "progress: 40\n", "question: why?\\nreally\n");
        }
    }

    @Test
    void aReportOfImpossibleProgressIsWrongUsage() {
        CommandLineRun run = czar("report", "--worker", "w", "--progress", "140");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("0 to 100");
    }

    @Test
    void theDoctorSaysWhatToDo() throws IOException {
        CommandLineRun sick = czar("doctor");
        assertThat(sick.code()).isEqualTo(1);
        assertThat(sick.out()).contains("czar init").contains("czar up");
        assertThat(czar("init", "--agent", "command").out())
                .contains("note  agent.sh, run with sh by engineer1, engineer2, is not in the repository");
        Files.writeString(root.resolve("agent.sh"), "cat");
        CommandLineRun well = czar("doctor", "--json");
        assertThat(well.json().findValuesAsText("subject"))
                .contains(
                        "java", "git", "tmux", "repository", "czar.yaml", "rules", "disk", "agent command", "service");
        assertThat(well.json().toString()).doesNotContain("\"FAIL\"");
        assertThat(well.code()).isZero();
    }

    @Test
    void theDoctorReadsTheQueueAndNamesKeysThatCzarDoesNot() throws IOException {
        czar("init", "--agent", "command");
        Path queue = root.resolve(".czar/work-queue.json");
        Files.writeString(queue, "{\"primary_tasks\": {\"T1\": {\"title\": \"x\", \"owner\": \"ada\"}}}");
        assertThat(czar("doctor").out()).contains("1 task", "does not read the key 'owner' (task T1)");
        Files.writeString(queue, "{\"primary_tasks\": {\n  \"T1\": {\"prioirty\": 1}}}");
        assertThat(czar("doctor").out()).contains("2:10: unknown key 'prioirty'");
    }

    @Test
    void theDoctorReadsTheListOfTasksThatCzarYamlNames() throws IOException {
        czar("init", "--agent", "command");
        Files.writeString(root.resolve(".czar/czar.yaml"), "\ntasks: TODO.md\n", StandardOpenOption.APPEND);
        assertThat(czar("doctor").out()).contains("TODO.md is missing");
        Files.writeString(root.resolve("TODO.md"), "- [ ] One\n- [] Two\n");
        assertThat(czar("doctor").out()).contains("1 task", "TODO.md:2:1: this is nearly an item");
    }

    @Test
    void theDoctorTriesTheChecksOnTheUntouchedMainline() throws IOException {
        czar("init", "--agent", "command");
        assertThat(czar("doctor").out()).contains("none: what workers report complete lands untested");
        Files.writeString(root.resolve("agent.sh"), "cat");
        checks("[test, '!', -e, agent.sh]");
        assertThat(czar("doctor").out()).as("on a copy of what is committed").contains("passed on main");
        checks("[sh, -c, 'echo no such module; exit 3']");
        CommandLineRun broken = czar("doctor");
        assertThat(broken.out()).contains("fails on main, untouched: no such module", "nothing lands while it does");
        assertThat(broken.code()).isEqualTo(1);
        CommandLineRun untried = czar("doctor", "--no-checks");
        assertThat(untried.out()).contains("1 check, not tried now").doesNotContain("no such module");
        assertThat(untried.err()).isEmpty();
        checks("[no-such-program]");
        assertThat(czar("doctor").out()).contains("cannot be run on main, untouched");
    }

    @Test
    void aDoctorThatIsEndedEndsTheCheckThatItTries() throws Exception {
        czar("init", "--agent", "command");
        Path started = folder.resolve("started");
        checks("[sh, -c, 'echo $$ >%1$s.new; mv %1$s.new %1$s; exec sleep 600']".formatted(started));
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder command = new ProcessBuilder(
                        java.toString(), "dev.czar.Main", "--project", root.toString(), "doctor")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("doctor.log").toFile());
        command.environment().put("CLASSPATH", path);
        Process doctor = command.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(started));
        Optional<ProcessHandle> check =
                ProcessHandle.of(Long.parseLong(Files.readString(started).strip()));
        try {
            doctor.destroy();
            doctor.waitFor();
            assertThat(check.filter(ProcessHandle::isAlive)).isEmpty();
        } finally {
            check.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void initTriesTheCheckThatTheRepositoryTellsOf() throws Exception {
        repository.commit("tests/run.sh", "grep -q hello README.md", "Test");
        CommandLineRun made = czar("init", "--agent", "command");
        assertThat(made.code()).isZero();
        assertThat(made.out()).contains("`sh tests/run.sh`, guessed from tests/run.sh, passed on main");
        assertThat(ProjectConfig.load(ProjectLayout.find(root)).checks())
                .extracting(CheckSpec::command)
                .containsExactly(List.of("sh", "tests/run.sh"));
        repository.commit("README.md", "bye", "Bye");
        CommandLineRun again = czar("init");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("tests fails on main, untouched", "nothing lands while it does");
        assertThat(czar("init", "--json").json().path("notes").toString()).contains("tests fails on main");
        assertThat(czar("init", "--no-checks").out()).contains("1 check, not tried now");
    }

    @Test
    void initRefusesAnAgentThatIsNotThereBeforeItWritesAnything() {
        CommandLineRun refused = czar("init", "--agent", "claud");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("there is no agent claud", "did you mean claude?");
        assertThat(root.resolve(".czar")).doesNotExist();
    }

    @Test
    void initLeavesACheckOutThatFailsUntouched() throws Exception {
        repository.commit("tests/run.sh", "for n in 1 2 3; do echo line $n; done; exit 1", "Test");
        String out = czar("init", "--agent", "command").out();
        assertThat(out)
                .contains("line 1\n", "line 2\n", "line 3\n")
                .contains("it stays commented out, and work lands untested", "then: czar doctor");
        assertThat(ProjectConfig.load(ProjectLayout.find(root)).checks()).isEmpty();
    }

    private void checks(String command) throws IOException {
        Files.writeString(
                root.resolve(".czar/czar.yaml"),
                "project: tally\nworkers: {ada: {agent: command}}\nchecks: [{command: %s}]\n".formatted(command));
    }

    @Test
    void aWorkerOfAnAgentThatIsNotThereIsNotAddedAndCanBeRemoved() throws IOException {
        czar("init", "--workers", "ada", "--agent", "command");
        Path config = root.resolve(".czar/czar.yaml");
        String before = Files.readString(config);
        CommandLineRun refused = czar("worker", "add", "linus", "--agent", "claud");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("there is no agent claud", "did you mean claude?");
        assertThat(config).hasContent(before);
        Files.writeString(config, before.replace("  ada:", "  linus: {agent: claud}\n  ada:"));
        assertThat(czar("doctor").out()).contains("agent claud", "which is to be run by linus", "did you mean claude?");
        assertThat(czar("worker", "remove", "linus").code()).isZero();
        assertThat(config).hasContent(before);
    }

    @Test
    void theDoctorOutsideOfARepositorySaysSo() {
        CommandLineRun run = CommandLineRun.in(folder, "doctor");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("not a git repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "workers", "tasks", "decisions", "facts", "pause", "resume", "down"})
    void withoutAServiceAnOnlineCommandSaysHowToStartOne(String command) {
        CommandLineRun run = czar(command);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("not running").contains("czar up");
        assertThat(czar(command, "--json").json().path("hint").asText()).contains("czar up");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : CzarCommand.commandLine(ProcessEnvironment.ofProcess())
                .getSubcommands()
                .keySet()) {
            CommandLineRun run = czar(command, "--help");
            assertThat(run.code()).as(command).isZero();
            assertThat(run.out()).contains("Usage: czar " + command).contains("--json", "--project");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "status --dance", "backtest", "hold", "dry-run --facts nothing-there.json", ""})
    void aWrongCallIsWrongUsage(String call) {
        CommandLineRun run = czar(call.isEmpty() ? new String[0] : call.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty().doesNotContain("\tat ");
    }

    @Test
    void theCompletionScriptIsOneBashCanRead() throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), czar("completion", "bash").out());
        assertThat(script).content().contains("dry-run");
        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void anotherDirectoryMayBeNamed() {
        CommandLineRun run = CommandLineRun.in(folder, "doctor", "--project", "tally");
        assertThat(run.out()).contains(root.toString());
    }
}
