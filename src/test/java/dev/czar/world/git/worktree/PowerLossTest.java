package dev.czar.world.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.recovery.KeptHeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a power loss files that nobody synced are there by name only; benchmarks/power-loss.sh does so to a whole demo. */
class PowerLossTest {
    private static final String BRANCH = "czar/w/T1";

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private WorkerWorktrees workplace;
    private Path there;
    private String first;
    private String second;

    @BeforeEach
    void twoCommits() throws Exception {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        workplace = new WorkerWorktrees(
                sample.repository(),
                IntegrationBranches.of("main", "czar/omnibus"),
                new CommitMerger(sample.repository(), List.of()),
                folder.resolve("workers"));
        there = workplace.prepare("w", "T1");
        first = sample.commitIn(there, "first.txt", "first\n", "First");
        second = sample.commitIn(there, "second.txt", "second\n", "Second");
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void aBranchIsTakenBackToItsLastWholeCommitAndTheWorkIsStillInTheFiles() throws Exception {
        String blob = sample.head(second + ":second.txt");
        empty(object(sample.head(second + "^{tree}")));
        empty(object(blob));

        assertThat(workplace.recover())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("2 files in ")
                .contains("a power loss");

        assertThat(sample.head(BRANCH)).isEqualTo(first);
        assertThat(there.resolve("second.txt")).hasContent("second");
        assertThat(sample.gitIn(there, "status", "--porcelain")).isEqualTo("?? second.txt");
        String again = sample.commitIn(there, "second.txt", "second\n", "Second");
        assertThat(sample.git("show", again + ":second.txt")).isEqualTo("second");
        assertThat(workplace.recover()).as("nothing is left to do").isEmpty();
    }

    @Test
    void aBranchWithoutContentIsMadeAgainWhereItWasLast() throws Exception {
        Path ref = sample.repository().commonDirectory().resolve("refs/heads").resolve(BRANCH);
        empty(ref);

        assertThat(workplace.recover()).hasSize(1);
        assertThat(ref).doesNotExist();
        workplace.restoreBranch(BRANCH, second);

        assertThat(sample.head(BRANCH)).isEqualTo(second);
        assertThat(sample.gitIn(there, "status", "--porcelain")).isEmpty();
    }

    @Test
    void aBranchOfNoWorktreeIsMadeAgainAtWhatWasSubmittedOfItsTaskOrNotAtAll() throws Exception {
        new KeptHeads(sample.repository()).keep("T1", first);
        sample.git("worktree", "remove", "--force", there.toString());
        sample.git("update-ref", "-d", "refs/heads/" + BRANCH);
        empty(object(second));
        workplace.recover();

        workplace.restoreBranch(BRANCH, second);
        assertThat(sample.head(BRANCH)).isEqualTo(first);

        assertThatThrownBy(() -> workplace.restoreBranch("czar/w/T2", second))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("nothing whole is left of it, last seen at " + second);
    }

    @Test
    void workOfWhichNothingIsKnownBeginsWhereItsFilesDidAndTakesNothingOfOthersBack() throws Exception {
        sample.commit("later.txt", "of others\n", "Later");
        sample.commit("README.md", "changed by others\n", "Change");
        Path common = sample.repository().commonDirectory();
        for (Path lost : List.of(
                common.resolve("logs/refs/heads").resolve(BRANCH),
                common.resolve("worktrees/w/logs/HEAD"),
                common.resolve("worktrees/w/index"),
                common.resolve("refs/heads").resolve(BRANCH),
                object(second),
                object(first))) {
            empty(lost);
        }
        workplace.recover();
        workplace.open("w");
        assertThat(sample.gitIn(there, "status", "--porcelain").lines())
                .containsExactlyInAnyOrder("?? first.txt", "?? second.txt");
    }

    @Test
    void aBranchThatLostAllBeginsWhereItWasCheckedOutAndNotOnTheTaskBefore() throws Exception {
        String begin = sample.head("main");
        workplace.prepare("w", "T2");
        String third = sample.commitIn(there, "third.txt", "third\n", "Third");
        empty(sample.repository().commonDirectory().resolve("logs/refs/heads/czar/w/T2"));
        empty(object(third));
        workplace.recover();
        assertThat(sample.head("czar/w/T2")).isEqualTo(begin);
        assertThat(sample.head(BRANCH)).isEqualTo(second);
    }

    @Test
    void whatCzarKeepsInAWorktreeIsStillNoChangeOfItsWorker() throws Exception {
        sample.write(there.resolve(".czar-worker/inbox/1.txt"), "a message\n");
        empty(sample.repository().commonDirectory().resolve("info/exclude"));
        workplace.open("w");
        assertThat(sample.gitIn(there, "status", "--porcelain")).isEmpty();
    }

    @Test
    void whatIsEmptyAndNotOursStays() throws Exception {
        Path common = sample.repository().commonDirectory();
        List<Path> others = List.of(
                common.resolve("refs/heads/mine"), common.resolve("objects/pack/pack-1.keep"), common.resolve("note"));
        for (Path other : others) {
            Files.createFile(other);
        }
        assertThat(workplace.recover()).isEmpty();
        assertThat(others).allSatisfy(other -> assertThat(other).exists());
    }

    private Path object(String id) {
        return sample.repository()
                .commonDirectory()
                .resolve("objects")
                .resolve(id.substring(0, 2))
                .resolve(id.substring(2));
    }

    private static void empty(Path file) throws IOException {
        assertThat(file).exists();
        file.toFile().setWritable(true);
        Files.writeString(file, "");
    }
}
