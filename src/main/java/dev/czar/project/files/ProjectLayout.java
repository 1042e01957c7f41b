package dev.czar.project.files;

import dev.czar.io.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where everything of one project is: {@code root} is the main work tree, {@code common} the shared git directory. */
public record ProjectLayout(Path root, Path common) {

    /** The environment variable that names another folder than the usual one for what only people need. */
    public static final String OPERATOR_FOLDER = "CZAR_STATE";

    private static final Path OPERATOR_FILES = Optional.ofNullable(System.getenv(OPERATOR_FOLDER))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state", "czar"))
            .toAbsolutePath();

    /** The project a directory belongs to, be it in the repository or in one of its linked worktrees. */
    public static ProjectLayout find(Path start) throws ProjectException {
        return GitLayoutReader.find(start);
    }

    public Path czarDirectory() {
        return root.resolve(".czar");
    }

    public Path configFile() {
        return czarDirectory().resolve("czar.yaml");
    }

    public Path queueFile() {
        return czarDirectory().resolve("work-queue.json");
    }

    public Path dependencyFile() {
        return czarDirectory().resolve("dependencies.json");
    }

    /** Notes that people keep in a file, for rules. */
    public Path notesFile() {
        return czarDirectory().resolve("notes.json");
    }

    /** The days off, one date a line. */
    public Path holidaysFile() {
        return czarDirectory().resolve("holidays.txt");
    }

    public Path statusFile() {
        return czarDirectory().resolve("status").resolve("worker-status.json");
    }

    public Path historyFile() {
        return czarDirectory().resolve("orchestrator-history.json");
    }

    public Path tasks() {
        return czarDirectory().resolve("tasks");
    }

    public Path rules() {
        return czarDirectory().resolve("rules");
    }

    /** Changes of the rules that were proven in the lab and wait for a word. */
    public Path proposals() {
        return czarDirectory().resolve("proposals");
    }

    public Path prompts() {
        return czarDirectory().resolve("prompts");
    }

    public Path facts() {
        return czarDirectory().resolve("facts");
    }

    /** Czar's private state; every path below it is outside the work tree. */
    public Path stateDirectory() {
        return common.resolve("czar");
    }

    public Path ledger() {
        return stateDirectory().resolve("ledger.db");
    }

    /** What only people need, in the home folder of who runs Czar: no path of the repository or of a copy leads there. */
    public Path operatorFiles() {
        String name =
                root.getFileName() + "-" + ContentHash.sha256(common.toString()).substring(0, 16);
        return OPERATOR_FILES.resolve(name);
    }

    /** What running services keep for themselves, whatever their projects. */
    public static Path serviceFiles() {
        return OPERATOR_FILES.resolve("services");
    }

    /** The token that opens everything. */
    public Path token() {
        return operatorFiles().resolve("token");
    }

    /** The token that opens what only reads. */
    public Path readingToken() {
        return operatorFiles().resolve("reading-token");
    }

    /** What links to answer a worker are signed with; another one ends all that were sent. */
    public Path answerKey() {
        return operatorFiles().resolve("answer-key");
    }

    /** What each agent's workers made of tasks, of this project and of all others of who runs Czar. */
    public AgentRecordFolder agentRecords() {
        return new AgentRecordFolder(
                OPERATOR_FILES, operatorFiles().getFileName().toString());
    }

    /** Where earlier versions kept the token, in reach of the code under test. */
    Path formerToken() {
        return stateDirectory().resolve("token");
    }

    /** The token by which a worker is known to its own tools and hooks. */
    public Path workerToken(String worker) {
        return stateDirectory().resolve("worker-tokens").resolve(worker);
    }

    /** The workers there are or have been, by what was kept for them. */
    public Set<String> knownWorkers() throws IOException {
        Set<String> workers = new TreeSet<>();
        for (String kept : List.of("worker-tokens", "report-proofs", "worker-files")) {
            Path folder = stateDirectory().resolve(kept);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.forEach(file -> workers.add(file.getFileName().toString()));
                }
            }
        }
        return workers;
    }

    /** The proof that a report is of this worker. */
    public Path reportProof(String worker) {
        return stateDirectory().resolve("report-proofs").resolve(worker);
    }

    /** The folder of what Czar writes for one worker's program: outside of its worktree, and no person's. */
    public Path workerFiles(String worker) {
        return stateDirectory().resolve("worker-files").resolve(worker);
    }

    public Path serviceFile() {
        return stateDirectory().resolve("service.json");
    }

    /** The process that was started for this project alone. */
    Path processFile() {
        return stateDirectory().resolve("process.json");
    }

    Path startLock() {
        return stateDirectory().resolve("start.lock");
    }

    public Path lock() {
        return stateDirectory().resolve("lock");
    }

    public Path spool() {
        return stateDirectory().resolve("spool");
    }

    public Path logs() {
        return stateDirectory().resolve("logs");
    }

    /** The folder worker worktrees go to when the configuration does not name one. */
    public Path defaultWorktrees() {
        return root.resolveSibling(root.getFileName() + "-workers");
    }

    /** The private folder Czar keeps in a worker's worktree, excluded from git. */
    public static Path privateDirectory(Path worktree) {
        return worktree.resolve(".czar-worker");
    }

    public static Path reportScript(Path worktree) {
        return privateDirectory(worktree).resolve("report");
    }

    /** The name of the project's own tmux socket, unique per path. */
    public String tmuxSocket(String project) {
        return "czar-" + project + "-" + ContentHash.sha256(root.toString()).substring(0, 8);
    }
}
