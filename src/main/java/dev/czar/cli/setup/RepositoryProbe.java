package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CountText;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.io.FailureText;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.RepositoryKind;
import dev.czar.project.setup.RepositoryKind.Peculiarity;
import dev.czar.project.setup.WantedBranches;
import dev.czar.project.tasklist.TaskList;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** What the doctor looks at in a repository: its commits, what czar.yaml says, its rules, and room to write. */
final class RepositoryProbe {

    private static final long FAIL_BELOW_BYTES = 200L << 20;
    private static final long WARN_BELOW_BYTES = 2L << 30;

    private final CzarCommand czar;
    private final ProjectLayout layout;

    RepositoryProbe(CzarCommand czar, ProjectLayout layout) {
        this.czar = czar;
        this.layout = layout;
    }

    List<DoctorFinding> findings() {
        List<DoctorFinding> findings = new ArrayList<>();
        findings.add(repository());
        findings.addAll(kind());
        findings.addAll(config());
        if (Files.exists(layout.configFile())) {
            findings.addAll(new QueueProbe(layout).findings());
            readableConfig()
                    .flatMap(ProjectConfig::tasks)
                    .ifPresent(path -> findings.addAll(QueueProbe.listed(TaskList.of(layout, path))));
        }
        findings.add(rules());
        findings.add(diskSpace());
        findings.add(writable(nearestExisting(layout.stateDirectory())));
        return findings;
    }

    private DoctorFinding repository() {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(layout.common().toFile()).build()) {
            if (repository.resolve(Constants.HEAD) == null) {
                return DoctorFinding.fail("repository", "has no commit", "commit something first");
            }
            Path lock = layout.common().resolve("index.lock");
            return Files.exists(lock)
                    ? DoctorFinding.warn(
                            "repository", "is locked: " + lock, "if no git command is running, remove that file")
                    : DoctorFinding.ok("repository", layout.root().toString());
        } catch (IOException failure) {
            return DoctorFinding.fail("repository", "cannot be read: " + FailureText.of(failure), "see: git fsck");
        }
    }

    private List<DoctorFinding> kind() {
        try {
            List<Peculiarity> kinds = kinds();
            Optional<GitRefusal> refusal = GitRefusal.beside(kinds, layout);
            if (refusal.isPresent()) {
                return List.of(DoctorFinding.fail(
                        "repository", refusal.get().words(), refusal.get().remedy()));
            }
            return kinds.stream()
                    .map(kind -> kind.refused()
                            ? DoctorFinding.fail(kind.subject(), kind.found(), kind.remedy())
                            : DoctorFinding.warn(kind.subject(), kind.found(), kind.remedy()))
                    .toList();
        } catch (ProjectException failure) {
            return List.of(DoctorFinding.fail("repository", failure.getMessage(), "see: git fsck"));
        }
    }

    private static WantedBranches wanted(ProjectConfig config) {
        return new WantedBranches(
                config.branches(),
                config.omnibus(),
                List.copyOf(config.workers().keySet()));
    }

    private List<Peculiarity> kinds() throws ProjectException {
        Optional<ProjectConfig> config = readableConfig();
        boolean merges = config.filter(one -> one.integration().mergeStyle() != MergeStyle.COMMIT)
                .isEmpty();
        return RepositoryKind.of(
                        layout,
                        config.map(RepositoryProbe::wanted)
                                .orElse(WantedBranches.of(TaskBranchNames.STANDARD, List.of())),
                        config.map(ProjectConfig::mainline))
                .stream()
                .filter(kind -> merges || !kind.subject().equals(RepositoryKind.LINEAR))
                .toList();
    }

    private Optional<ProjectConfig> readableConfig() {
        try {
            return Optional.of(ProjectConfig.load(layout));
        } catch (ProjectException unreadable) {
            return Optional.empty();
        }
    }

    private List<DoctorFinding> config() {
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            return List.of(DoctorFinding.ok(
                    "czar.yaml",
                    config.project() + ", " + CountText.of(config.workers().size(), "worker") + ", "
                            + CountText.of(config.checks().size(), "check")));
        } catch (InvalidFileException invalid) {
            return invalid.problems().stream()
                    .map(problem -> DoctorFinding.fail("czar.yaml", problem.toString(), "edit " + layout.configFile()))
                    .toList();
        } catch (ProjectException problem) {
            return List.of(DoctorFinding.fail("czar.yaml", problem.getMessage(), "make one with: czar init"));
        }
    }

    private DoctorFinding rules() {
        try {
            RuleFiles files = RuleFiles.shipped().overlaidBy(layout.rules());
            RuleBook book = RuleBookOption.compile(czar, files);
            List<String> outdated = CopiedRuleFile.among(files, RuleFiles.shipped()).stream()
                    .filter(CopiedRuleFile::outdated)
                    .map(CopiedRuleFile::name)
                    .toList();
            if (!outdated.isEmpty()) {
                return DoctorFinding.warn(
                        "rules",
                        "older than the shipped files in whose place they are: " + String.join(", ", outdated),
                        "see: czar rules diff");
            }
            return DoctorFinding.ok("rules", book.rules().size() + " rules, revision " + book.revision());
        } catch (CommandFailure invalid) {
            return DoctorFinding.fail(
                    "rules", invalid.getMessage(), "edit the file named, or remove it from " + layout.rules());
        } catch (UncheckedIOException unreadable) {
            return DoctorFinding.fail("rules", FailureText.of(unreadable), "make the files readable");
        }
    }

    private DoctorFinding diskSpace() {
        long free = layout.root().toFile().getUsableSpace();
        String found = (free >> 20) + " MB free";
        if (free < FAIL_BELOW_BYTES) {
            return DoctorFinding.fail("disk", found, "free some space: nothing can be remembered on a full disk");
        }
        return free < WARN_BELOW_BYTES
                ? DoctorFinding.warn("disk", found, "each worker has a worktree of its own; free some space")
                : DoctorFinding.ok("disk", found);
    }

    private static DoctorFinding writable(Path directory) {
        return Files.isWritable(directory)
                ? DoctorFinding.ok("permissions", "can write in " + directory)
                : DoctorFinding.fail("permissions", "cannot write in " + directory, "change its owner or permissions");
    }

    private static Path nearestExisting(Path path) {
        return Stream.iterate(path, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(path);
    }
}
