package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real git repository in a temporary folder, untouched by the settings of whoever runs the tests. */
public final class ProjectTestRepository {

    private final Path root;

    private ProjectTestRepository(Path root) {
        this.root = root;
    }

    /** A repository without a commit. */
    public static ProjectTestRepository empty(Path root) throws IOException {
        Files.createDirectories(root);
        ProjectTestRepository repository = new ProjectTestRepository(root.toRealPath());
        repository.git("init", "-q", "-b", "main");
        repository.git("config", "user.name", "Tester");
        repository.git("config", "user.email", "tester@example.com");
        return repository;
    }

    public static ProjectTestRepository withCommit(Path root) throws IOException {
        ProjectTestRepository repository = empty(root);
        repository.commit("README.md", "hello\n", "Start");
        return repository;
    }

    public Path root() {
        return root;
    }

    public ProjectLayout layout() {
        try {
            return ProjectLayout.find(root);
        } catch (ProjectException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public Path write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    public String commit(String path, String content, String message) throws IOException {
        write(path, content);
        git("add", "--all");
        git("commit", "-q", "-m", message);
        return git("rev-parse", "HEAD");
    }

    public Path worktree(String folder, String branch) throws IOException {
        Path worktree = root.resolveSibling(folder);
        git("worktree", "add", "-q", "-b", branch, worktree.toString());
        return worktree.toRealPath();
    }

    public String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(root, command.toArray(String[]::new));
    }

    /** Runs a program to its end, which must be a good one, and returns what it printed. */
    public static String run(Path folder, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("CZAR_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return output.strip();
    }
}
