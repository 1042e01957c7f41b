package dev.czar.project.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.setup.ProjectInitializer.InitOptions;
import dev.czar.project.setup.RepositoryKind.Peculiarity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryKindTest {
    @TempDir
    Path folder;

    @Test
    void anOrdinaryRepositoryHasNothingToSay() throws Exception {
        assertThat(kinds(usual())).isEmpty();
    }

    @Test
    void aBranchInTheWayOfTheWorkersBranchesIsRefusedWithTheWayOut() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", "czar");
        refused(repository, "git branch -m czar");
        assertThat(RepositoryKind.of(repository.layout(), new TaskBranchNames("team/czar/"), Optional.empty()))
                .isEmpty();
        repository.git("branch", "team");
        assertThat(RepositoryKind.of(repository.layout(), new TaskBranchNames("team/czar/"), Optional.empty()))
                .singleElement()
                .satisfies(kind -> assertThat(kind.sentence()).contains("git branch -m team"));
    }

    @Test
    void aRepositoryOfAnotherObjectFormatIsRefused() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("config", "core.repositoryFormatVersion", "1");
        repository.git("config", "extensions.objectFormat", "sha256");
        refused(repository, "sha256");
    }

    @Test
    void aRepositoryOfAnotherRefFormatIsRefused() throws Exception {
        ProjectTestRepository repository = usual();
        Files.writeString(repository.layout().common().resolve("config"), "[extensions]\n\trefStorage = reftable\n");
        refused(repository, "git refs migrate");
    }

    @Test
    void signingIsToldForMergesAreNotSigned() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("config", "commit.gpgSign", "true");
        assertThat(kinds(repository)).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isFalse();
            assertThat(kind.subject()).isEqualTo("signing");
        });
    }

    @Test
    void aMainlineWithoutMergesIsToldWhenItHasAPast() throws Exception {
        ProjectTestRepository repository = usual();
        String branch = Files.readString(repository.layout().common().resolve("HEAD"))
                .strip()
                .replace("ref: refs/heads/", "");
        String tree = repository.git("write-tree").strip();
        String last = repository.git("rev-parse", "HEAD").strip();
        for (int commit = 0; commit < 20; commit++) {
            last = repository
                    .git("commit-tree", tree, "-p", last, "-m", "More " + commit)
                    .strip();
        }
        repository.git("update-ref", "refs/heads/" + branch, last);
        assertThat(RepositoryKind.of(repository.layout(), TaskBranchNames.STANDARD, Optional.of(branch)))
                .singleElement()
                .satisfies(kind -> assertThat(kind.sentence()).contains("is a merge", "mergeStyle: squash"));
        last = repository
                .git("commit-tree", tree, "-p", last, "-p", last + "~3", "-m", "Merge")
                .strip();
        repository.git("update-ref", "refs/heads/" + branch, last);
        assertThat(RepositoryKind.of(repository.layout(), TaskBranchNames.STANDARD, Optional.of(branch)))
                .isEmpty();
    }

    @Test
    void aMainlineBehindOriginIsTold() throws Exception {
        ProjectTestRepository repository = usual();
        String branch = Files.readString(repository.layout().common().resolve("HEAD"))
                .strip()
                .replace("ref: refs/heads/", "");
        repository.git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
        assertThat(RepositoryKind.of(repository.layout(), TaskBranchNames.STANDARD, Optional.of(branch)))
                .isEmpty();
        repository.git("commit", "-q", "--allow-empty", "-m", "Somebody else");
        repository.git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
        repository.git("reset", "-q", "--hard", "HEAD~1");
        assertThat(RepositoryKind.of(repository.layout(), TaskBranchNames.STANDARD, Optional.of(branch)))
                .singleElement()
                .satisfies(
                        kind -> assertThat(kind.sentence()).contains("1 commits behind origin/" + branch, "git pull"));
        assertThat(ProjectInitializer.run(repository.root(), InitOptions.usual())
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("behind origin"));
    }

    private ProjectTestRepository usual() throws Exception {
        return ProjectTestRepository.withCommit(folder.resolve("tally"));
    }

    private static List<Peculiarity> kinds(ProjectTestRepository repository) throws ProjectException {
        return RepositoryKind.of(repository.layout(), TaskBranchNames.STANDARD, Optional.empty());
    }

    private static void refused(ProjectTestRepository repository, String sentence) throws ProjectException {
        assertThat(kinds(repository)).singleElement().satisfies(kind -> assertThat(kind.refused())
                .isTrue());
        assertThatThrownBy(() -> ProjectInitializer.run(repository.root(), InitOptions.usual()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(sentence);
        assertThat(repository.layout().configFile()).doesNotExist();
    }
}
