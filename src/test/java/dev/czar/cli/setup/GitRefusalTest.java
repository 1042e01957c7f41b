package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.czar.project.files.ProjectTestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRefusalTest {
    @TempDir
    Path folder;

    @Test
    void aRepositoryThatGitWorksInIsNotRefused() throws Exception {
        assertThat(GitRefusal.beside(List.of(), sample().layout())).isEmpty();
    }

    @Test
    void anExtensionThatGitDoesNotKnowIsRefusedInItsWords() throws Exception {
        ProjectTestRepository repository = sample();
        repository.git("config", "core.repositoryFormatVersion", "1");
        repository.git("config", "extensions.someFutureThing", "true");
        assertThat(GitRefusal.beside(List.of(), repository.layout())).hasValueSatisfying(refusal -> {
            assertThat(refusal.words()).contains("unknown repository extension", "somefuturething");
            assertThat(refusal.remedy()).isEqualTo("see: git status");
        });
    }

    @Test
    void aRepositoryOfAnotherUserIsRefusedWithGitsOwnWayOut() throws Exception {
        ProjectTestRepository repository = sample();
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
        for (String path : List.of("", ".git", ".git/config")) {
            Files.setAttribute(repository.root().resolve(path), "unix:uid", 12_345);
        }
        assertThat(GitRefusal.beside(List.of(), repository.layout())).hasValueSatisfying(refusal -> {
            assertThat(refusal.words()).contains("dubious ownership").doesNotContain("call:");
            assertThat(refusal.remedy())
                    .isEqualTo("`git config --global --add safe.directory " + repository.root() + "`");
        });
    }

    @Test
    void aKeyThatIsNotThereIsRefusedInItsWordsAndTheTrialLeavesNothing() throws Exception {
        ProjectTestRepository repository = sample();
        repository.git("config", "gpg.format", "ssh");
        repository.git(
                "config", "user.signingKey", folder.resolve("no-such-key").toString());
        assertThat(GitRefusal.beside(List.of(), repository.layout())).isEmpty();
        repository.git("config", "commit.gpgSign", "true");
        String before = repository.git("count-objects");
        assertThat(GitRefusal.beside(List.of(), repository.layout())).hasValueSatisfying(refusal -> {
            assertThat(refusal.words()).contains("no-such-key", "nothing would land");
            assertThat(refusal.remedy()).contains("git config commit.gpgSign false");
        });
        assertThat(repository.git("count-objects")).isEqualTo(before);
    }

    private ProjectTestRepository sample() throws Exception {
        return ProjectTestRepository.withCommit(folder.resolve("tally"));
    }
}
