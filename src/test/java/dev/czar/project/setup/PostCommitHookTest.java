package dev.czar.project.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.report.ReportSpool;
import dev.czar.project.report.ReportSpool.SpooledReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostCommitHookTest {

    @TempDir
    Path folder;

    private ProjectTestRepository repository;
    private ReportSpool spool;
    private Path hook;

    @BeforeEach
    void create() throws IOException {
        repository = ProjectTestRepository.withCommit(folder.resolve("a repo"));
        spool = new ReportSpool(repository.layout().spool(), Clock.systemUTC());
        spool.pending();
        hook = repository.layout().common().resolve("hooks/post-commit");
    }

    @Test
    void aCommitInALinkedWorktreeIsReported() throws Exception {
        Path worktree = repository.worktree("a repo-workers/qa", "czar/qa/T1");
        install();

        commit(worktree);

        SpooledReport report = spool.pending().get(0);
        assertThat(report.field("kind")).isEqualTo("hook");
        assertThat(report.field("branch")).isEqualTo("czar/qa/T1");
        assertThat(report.field("commit")).isEqualTo(repository.git("rev-parse", "czar/qa/T1"));
    }

    @Test
    void withoutASpoolOrWithAFullDiskTheCommitSucceeds() throws Exception {
        install();
        Files.delete(repository.layout().spool());
        commit();
        Files.writeString(repository.layout().spool(), "not a folder");
        commit();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\necho ran >>ran\n",
                "#!/usr/bin/env bash\nset -euo pipefail\necho ran >>ran\nexit 3",
                "#!/bin/sh\necho ran >>ran; exec true\r\n",
                "#!/usr/bin/awk -f\nBEGIN { print \"ran\" >>\"ran\" }\n"
            })
    void anExistingHookStillRunsAndComesBackByteForByte(String script) throws Exception {
        existing(script, "rwxr-x---");

        install();
        install();
        commit();

        assertThat(Files.readString(repository.root().resolve("ran"))).isEqualTo("ran\n");
        assertThat(spool.pending()).hasSize(1);

        new PostCommitHook(repository.layout()).uninstall();
        assertThat(Files.readString(hook)).isEqualTo(script);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hook)))
                .isEqualTo("rwxr-x---");
        assertThat(hooks()).doesNotContain("post-commit.before-czar");
    }

    @Test
    void aHookThatWasSwitchedOffStaysOff() throws Exception {
        existing("#!/bin/sh\necho ran >>ran\n", "rw-r--r--");

        install();
        commit();

        assertThat(repository.root().resolve("ran")).doesNotExist();
        assertThat(spool.pending()).hasSize(1);
    }

    @Test
    void whereThereWasNoHookThereIsNoneAfterwards() throws Exception {
        install();
        assertThat(new PostCommitHook(repository.layout()).isInstalled()).isTrue();

        new PostCommitHook(repository.layout()).uninstall();

        assertThat(hook).doesNotExist();
    }

    @Test
    void aFolderForHooksInsideTheRepositoryIsUsed() throws Exception {
        repository.git("config", "core.hooksPath", ".githooks");
        install();

        commit();

        assertThat(repository.root().resolve(".githooks/post-commit")).exists();
        assertThat(spool.pending()).hasSize(1);
    }

    @Test
    void aSharedOrVersionedHookIsLeftAlone() throws Exception {
        repository.git("config", "core.hooksPath", folder.resolve("shared").toString());
        assertThat(new PostCommitHook(repository.layout()).install().orElseThrow())
                .contains("outside of this repository");

        repository.git("config", "core.hooksPath", ".husky");
        repository.commit(".husky/post-commit", "#!/bin/sh\n", "Add a hook");
        assertThat(new PostCommitHook(repository.layout()).install().orElseThrow())
                .contains("under version control");
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    private void install() throws IOException {
        assertThat(new PostCommitHook(repository.layout()).install()).isEmpty();
    }

    private void existing(String script, String permissions) throws IOException {
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, script);
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString(permissions));
    }

    private void commit() throws IOException {
        commit(repository.root());
    }

    /** What was just written cannot be run while a process that another test starts has not let go of it. */
    private static void commit(Path worktree) throws IOException {
        String said = "Text file busy";
        while (said.contains("Text file busy")) {
            said = ProjectTestRepository.run(worktree, "git", "commit", "-q", "--allow-empty", "-m", "Work");
        }
    }

    private List<String> hooks() throws IOException {
        try (var entries = Files.list(hook.getParent())) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
