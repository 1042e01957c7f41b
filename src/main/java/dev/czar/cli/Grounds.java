package dev.czar.cli;

import dev.czar.project.InvalidConfig;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** What the doctor looks at in a repository: its commits, what czar.yaml says, its rules, and room to write. */
final class Grounds {

    private static final long LITTLE = 200L << 20;
    private static final long ENOUGH = 2L << 30;

    private final Czar czar;
    private final ProjectLayout layout;

    Grounds(Czar czar, ProjectLayout layout) {
        this.czar = czar;
        this.layout = layout;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(repository());
        findings.addAll(config());
        findings.add(rules());
        findings.add(space());
        findings.add(writable(nearest(layout.stateDirectory())));
        return findings;
    }

    private Finding repository() {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(layout.common().toFile()).build()) {
            if (repository.resolve(Constants.HEAD) == null) {
                return Finding.fail("repository", "has no commit", "commit something first");
            }
            Path lock = layout.common().resolve("index.lock");
            return Files.exists(lock)
                    ? Finding.warn("repository", "is locked: " + lock, "if no git command is running, remove that file")
                    : Finding.ok("repository", layout.root().toString());
        } catch (IOException failure) {
            return Finding.fail("repository", "cannot be read: " + failure.getMessage(), "see: git fsck");
        }
    }

    private List<Finding> config() {
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            return List.of(Finding.ok(
                    "czar.yaml",
                    config.project() + ", " + config.workers().size() + " workers, "
                            + config.checks().size() + " checks"));
        } catch (InvalidConfig invalid) {
            return invalid.problems().stream()
                    .map(problem -> Finding.fail("czar.yaml", problem.toString(), "edit " + layout.configFile()))
                    .toList();
        } catch (ProjectProblem problem) {
            return List.of(Finding.fail("czar.yaml", problem.getMessage(), "make one with: czar init"));
        }
    }

    private Finding rules() {
        try {
            RuleBook book = RuleBookOption.compiled(czar, RuleFiles.shipped().overlaidBy(layout.rules()));
            return Finding.ok("rules", book.rules().size() + " rules, revision " + book.revision());
        } catch (Failure invalid) {
            return Finding.fail(
                    "rules", invalid.getMessage(), "edit the file named, or remove it from " + layout.rules());
        } catch (UncheckedIOException unreadable) {
            return Finding.fail("rules", unreadable.getMessage(), "make the files readable");
        }
    }

    private Finding space() {
        try {
            long free = Files.getFileStore(layout.root()).getUsableSpace();
            String found = (free >> 20) + " MB free";
            if (free < LITTLE) {
                return Finding.fail("disk", found, "free some space: nothing can be remembered on a full disk");
            }
            return free < ENOUGH
                    ? Finding.warn("disk", found, "each worker has a worktree of its own; free some space")
                    : Finding.ok("disk", found);
        } catch (IOException failure) {
            return Finding.warn("disk", "cannot tell: " + failure.getMessage(), "");
        }
    }

    private static Finding writable(Path directory) {
        return Files.isWritable(directory)
                ? Finding.ok("permissions", "can write in " + directory)
                : Finding.fail("permissions", "cannot write in " + directory, "change its owner or permissions");
    }

    private static Path nearest(Path path) {
        return Stream.iterate(path, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(path);
    }
}
