package dev.czar.cli.demo;

import dev.czar.cli.Failure;
import dev.czar.project.Init;
import dev.czar.project.InitOptions;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A fresh repository with the sample project, and the scripts of its workers beside it. */
record Stage(Path folder, ProjectLayout layout, ProjectConfig config) {

    private static final int END_SECONDS = 5;
    private static final String[] IDENTITY = {"-c", "user.name=Tally", "-c", "user.email=tally@example.invalid"};

    /** Builds everything below a folder, which may exist. */
    static Stage build(Path folder) {
        try {
            Path agent = folder.resolve("agent");
            Path repository = Files.createDirectories(folder.resolve("tally"));
            Packed.unpack("agent", agent, agent);
            Packed.unpack("tally", repository, agent);
            commit(repository);
            Init.run(repository, InitOptions.usual());
            ProjectLayout layout = ProjectLayout.find(repository);
            return new Stage(folder, layout, ProjectConfig.load(layout));
        } catch (IOException | ProjectProblem failure) {
            throw Failure.of("cannot build the sample project: " + failure.getMessage(), "", failure);
        }
    }

    /** Czar's own folder names files of this machine, so it stays out of the project's history. */
    private static void commit(Path repository) throws IOException {
        Program program = new Program(repository);
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

    /** Ends the sessions of all workers and waits until their processes are gone. */
    void endSessions() throws IOException, InterruptedException {
        Program tmux = new Program(folder);
        List<ProcessHandle> processes = tmux.lines("tmux", "-L", socket(), "list-panes", "-a", "-F", "#{pane_pid}")
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .flatMap(pane -> Stream.concat(Stream.of(pane), pane.descendants()))
                .toList();
        List<String> sockets = tmux.lines("tmux", "-L", socket(), "display-message", "-p", "#{socket_path}")
                .toList();
        tmux.succeeds("tmux", "-L", socket(), "kill-server");
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stubborn) {
                process.destroyForcibly();
            }
        }
        for (String socket : sockets) {
            Files.deleteIfExists(Path.of(socket)); // tmux leaves it behind
        }
    }

    void delete() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
