package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.git.GitTestRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquivalentChangeTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        sample.commit("code.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "Code");
        sample.branch("work", "main", "code.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n", "Part one");
        sample.git("switch", "--quiet", "work");
        sample.commit("more.txt", "more\n", "Part two");
        sample.git("switch", "--quiet", "main");
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void aSquashedBranchIsHeldWhateverCameAfterIt() {
        sample.commit("code.txt", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n", "Somebody else's");
        sample.git("merge", "--quiet", "--squash", "work");
        sample.git("commit", "--quiet", "-m", "Work (#7)");
        String squash = sample.head("HEAD");
        sample.commit("code.txt", "uno\n2\n3\n4\n5\n6\n7\n8\nnine\n", "Edited again");
        assertThat(inMain("work")).isEqualTo(squash);
    }

    @Test
    void aBranchPickedCommitByCommitIsHeld() {
        sample.commit("other.txt", "x\n", "Other");
        sample.git("cherry-pick", "work~1", "work");
        assertThat(inMain("work")).isEqualTo(sample.head("HEAD"));
    }

    @Test
    void aBranchPickedInPartIsNotHeld() {
        sample.git("cherry-pick", "work~1");
        sample.commit("other.txt", "x\n", "Other");
        assertThat(inMain("work")).isEmpty();
    }

    @Test
    void aSquashThatWasTakenBackIsNotHeldUntilItComesAgain() {
        sample.git("merge", "--quiet", "--squash", "work");
        sample.git("commit", "--quiet", "-m", "Work (#7)");
        sample.git("revert", "--no-edit", "HEAD");
        assertThat(inMain("work")).isEmpty();
        sample.git("revert", "--no-edit", "HEAD");
        assertThat(inMain("work")).isEqualTo(sample.head("HEAD"));
    }

    @Test
    void anotherPictureInTheSamePlaceIsNotHeld() {
        sample.branch("picture", "main", "logo.bin", "\0one", "Picture");
        sample.commit("logo.bin", "\0two", "Another picture");
        sample.commit("other.txt", "x\n", "Other");
        assertThat(inMain("picture")).isEmpty();
    }

    @Test
    void anAmendedHeadIsNotHeld() {
        sample.git("merge", "--quiet", "--squash", "work");
        sample.git("commit", "--quiet", "-m", "Work (#7)");
        sample.git("switch", "--quiet", "work");
        sample.commit("more.txt", "more and more\n", "Part three");
        sample.git("switch", "--quiet", "main");
        assertThat(inMain("work")).isEmpty();
    }

    @Test
    void whatIsMergedOrHasNothingOfItsOwnIsNoEquivalent() {
        sample.git("branch", "fresh");
        sample.commit("other.txt", "x\n", "Other");
        assertThat(inMain("fresh")).isEmpty();
        sample.git("merge", "--quiet", "--no-edit", "work");
        assertThat(inMain("work")).isEmpty();
    }

    private String inMain(String branch) {
        return new EquivalentChange(sample.repository())
                .in(sample.head("main"), sample.head(branch))
                .orElse("");
    }
}
