package dev.czar.cli.demo;

import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ProgramRunner;
import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.ProjectInitializer;
import dev.czar.project.setup.ProjectInitializer.InitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A fresh repository with the sample project, and the scripts of its workers beside it. */
record DemoRepository(Path folder, ProjectLayout layout, ProjectConfig config) {

    private static final int STOP_TIMEOUT_SECONDS = 5;
    private static final String[] IDENTITY = {"-c", "user.name=Tally", "-c", "user.email=tally@example.invalid"};

    /** Builds everything below a folder, which may exist; the workers have terminals or are headless. */
    static DemoRepository build(Path folder, boolean headless) {
        Path agent = folder.resolve("agent");
        Path repository = folder.resolve("tally");
        try {
            Files.createDirectories(repository);
            Map<String, String> words =
                    Map.of("@AGENT@", agent.toString(), "@TERMINAL@", headless ? "headless" : "tmux");
            DemoFiles.unpack("agent", agent, Map.of());
            DemoFiles.unpack("tally", repository, words);
            commit(repository);
            ProjectInitializer.run(repository, InitOptions.usual());
            ProjectLayout layout = ProjectLayout.find(repository);
            return new DemoRepository(folder, layout, ProjectConfig.load(layout));
        } catch (IOException | ProjectException failure) {
            remove(agent, repository);
            throw CommandFailure.of("cannot build the sample project: " + FailureText.of(failure), "", failure);
        }
    }

    /** Czar's own folder names files of this machine, so it stays out of the project's history. */
    private static void commit(Path repository) throws IOException {
        ProgramRunner program = new ProgramRunner(repository);
        program.output("git", "init", "-q", "-b", "main");
        Path exclude = repository.resolve(".git/info/exclude");
        Files.createDirectories(exclude.getParent());
        Files.writeString(exclude, ".czar/\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        program.output("git", "add", "-A");
        program.output(Stream.concat(
                        Stream.of("git"),
                        Stream.concat(
                                Stream.of(IDENTITY),
                                Stream.of("-c", "commit.gpgsign=false", "commit", "-q", "-m", "Count lines")))
                .toArray(String[]::new));
    }

    Path repository() {
        return layout.root();
    }

    String socket() {
        return layout.tmuxSocket(config.project());
    }

    boolean headless() {
        return config.workers().values().stream().allMatch(WorkerConfig::headless);
    }

    /** The command that shows what this worker does. */
    String watching(String worker) {
        return headless()
                ? "cd " + repository() + " && czar logs " + worker + " --follow"
                : "tmux -L " + socket() + " attach -r -t " + worker;
    }

    /** Ends the sessions of all workers and waits until their processes are gone. */
    void endSessions() throws IOException, InterruptedException {
        if (headless()) {
            WorkerTerminal.headlessSessions(layout, config).stopServer();
        } else {
            endTerminals();
        }
    }

    private void endTerminals() throws IOException, InterruptedException {
        ProgramRunner tmux = new ProgramRunner(folder);
        List<ProcessHandle> processes = tmux.lines("tmux", "-L", socket(), "list-panes", "-a", "-F", "#{pane_pid}")
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .flatMap(pane -> Stream.concat(Stream.of(pane), pane.descendants()))
                .toList();
        List<String> sockets = tmux.lines("tmux", "-L", socket(), "display-message", "-p", "#{socket_path}")
                .toList();
        tmux.succeeds("tmux", "-L", socket(), "kill-server");
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stubborn) {
                process.destroyForcibly();
            }
        }
        for (String socket : sockets) {
            Files.deleteIfExists(Path.of(socket)); // tmux leaves it behind
        }
    }

    void delete() throws IOException {
        delete(layout.operatorFiles());
        delete(folder);
    }

    private static void remove(Path... begun) {
        for (Path folder : begun) {
            try {
                delete(folder);
            } catch (IOException stays) {
                continue; // why it could not be built is what counts
            }
        }
    }

    private static void delete(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(top)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** The files of the demo as they are packed with Czar; an index names them, since a jar's folders cannot be listed. */
    static final class DemoFiles {

        private static final String FOLDER = "demo/";

        private DemoFiles() {}

        /** Writes the files of one folder of the demo below a directory, with some words replaced. */
        static void unpack(String folder, Path target, Map<String, String> words) throws IOException {
            for (String name : index()) {
                if (name.startsWith(folder + "/")) {
                    Path file = target.resolve(name.substring(folder.length() + 1));
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, replaced(read(name), words));
                }
            }
        }

        private static String replaced(String text, Map<String, String> words) {
            String replaced = text;
            for (Map.Entry<String, String> word : words.entrySet()) {
                replaced = replaced.replace(word.getKey(), word.getValue());
            }
            return replaced;
        }

        static List<String> index() throws IOException {
            return read("index").lines().filter(line -> !line.isBlank()).toList();
        }

        private static String read(String name) throws IOException {
            return ResourceReader.text(FOLDER + name);
        }
    }
}
