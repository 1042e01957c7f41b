package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.czar.world.TestPrograms;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginRemoteTest {
    private static final IntegrationBranches TRUNK = IntegrationBranches.of("main", "czar/omnibus");
    private static final BranchName BRANCH = new BranchName("czar/w/T1");

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private Path bare;
    private String first;

    @BeforeEach
    void begin() throws Exception {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        bare = folder.resolve("bare.git");
        sample.git("clone", "--quiet", "--bare", ".", bare.toString());
        sample.git("remote", "add", "origin", bare.toString());
        first = sample.branch(BRANCH.name(), "main", "one", "x\n", "Add one");
    }

    @AfterEach
    void end() throws Exception {
        sample.close();
    }

    @Test
    void aRelativePathToOriginCountsFromTheWorkTree() throws Exception {
        sample.git("remote", "set-url", "origin", "../bare.git");
        OriginRemote.of(sample.repository(), TRUNK).orElseThrow().push(BRANCH, first);
        assertThat(sample.git("ls-remote", "origin", BRANCH.ref())).startsWith(first);
    }

    @Test
    void withoutARemoteThereIsNothingToPushTo() throws Exception {
        sample.git("remote", "remove", "origin");
        assertThat(OriginRemote.of(sample.repository(), TRUNK)).isEmpty();
    }

    @Test
    void theRemoteIsOriginElseWhatTheMainlineFollowsElseTheOnlyOne() throws Exception {
        sample.git("remote", "rename", "origin", "acme");
        assertThat(origin().mainline().fetch()).isEmpty();
        assertThat(origin().mainline().head()).contains(sample.git("rev-parse", "acme/main"));
        sample.git("remote", "add", "fork", "../nowhere.git");
        assertThat(OriginRemote.of(sample.repository(), TRUNK)).isEmpty();
        sample.git("config", "branch.main.remote", "acme");
        assertThat(origin().name()).isEqualTo("acme");
        sample.git("remote", "rename", "fork", "origin");
        assertThat(origin().name()).isEqualTo("origin");
    }

    @Test
    void branchesArePushedWhereThePersonPushesElseToOriginAndNowhereElse() throws Exception {
        sample.git("remote", "rename", "origin", "upstream");
        sample.git("remote", "add", "fork", "../fork.git");
        assertThat(OriginRemote.pushed(sample.repository(), TRUNK)).isEmpty();
        sample.git("config", "branch.main.remote", "upstream");
        assertThat(OriginRemote.pushed(sample.repository(), TRUNK)).isEmpty();
        sample.git("config", "remote.pushDefault", "upstream");
        assertThat(pushed().name()).isEqualTo("upstream");
        sample.git("config", "branch.main.pushRemote", "fork");
        assertThat(pushed().name()).isEqualTo("fork");
        assertThat(origin().name()).isEqualTo("upstream");
        sample.git("remote", "rename", "upstream", "origin");
        sample.git("config", "branch.main.pushRemote", "no-such-remote");
        assertThat(OriginRemote.pushed(sample.repository(), TRUNK)).isEmpty();
        sample.git("config", "--unset", "branch.main.pushRemote");
        sample.git("config", "--unset-all", "remote.pushDefault");
        assertThat(pushed().name()).isEqualTo("origin");
    }

    @Test
    void whereGitPushesElsewhereThanToTheAddressThatIsAskedFor() throws Exception {
        sample.git("clone", "--quiet", "--bare", ".", folder.resolve("fork.git").toString());
        sample.git("push", "--quiet", "../fork.git", ":" + BRANCH.ref());
        sample.git("config", "url.../fork.git.pushInsteadOf", bare.toString());
        pushed().push(BRANCH, first);
        sample.git("switch", "--quiet", BRANCH.name());
        String second = sample.commit("two", "x\n", "Add two");
        pushed().push(BRANCH, second);
        assertThat(sample.git("ls-remote", "../fork.git", BRANCH.ref())).startsWith(second);
    }

    @Test
    void whereBranchesArePushedToAnotherRepositoryTheyGoForwardThere() throws Exception {
        sample.git("clone", "--quiet", "--bare", ".", folder.resolve("fork.git").toString());
        sample.git("push", "--quiet", "../fork.git", ":" + BRANCH.ref());
        sample.git("remote", "set-url", "--push", "origin", "../fork.git");
        origin().push(BRANCH, first);
        sample.git("switch", "--quiet", BRANCH.name());
        String second = sample.commit("two", "x\n", "Add two");
        origin().push(BRANCH, second);
        assertThat(sample.git("ls-remote", "../fork.git", BRANCH.ref())).startsWith(second);
        assertThat(sample.git("ls-remote", bare.toString(), BRANCH.ref())).isEmpty();
    }

    @Test
    void whatGitWouldTakeForAnOptionIsNeitherANameNorAnAddress() throws Exception {
        Path ran = folder.resolve("ran");
        String option = "--upload-pack=touch '" + ran + "';";
        for (String key :
                new String[] {"remote.origin.pushurl", "remote.origin.url", "url." + option + ".pushInsteadOf"}) {
            sample.git("config", "remote.origin.url", bare.toString());
            sample.git("config", key, key.startsWith("url") ? bare.toString() : option);
            assertThatThrownBy(() -> origin().push(BRANCH, first)).hasMessageContaining("take for an option");
            assertThat(origin().mainline().fetch().orElse("")).contains("take for an option");
            sample.git("config", "--unset", key);
        }
        sample.git("config", "--remove-section", "remote.origin");
        sample.git("config", "remote." + option + ".url", bare.toString());
        assertThat(origin().mainline().fetch().orElse("")).contains("take for an option", option);
        assertThatThrownBy(() -> origin().push(BRANCH, first)).hasMessageContaining("take for an option", option);
        assertThat(ran).doesNotExist();
    }

    @Test
    void aBranchArrivesAndGoesForward() throws Exception {
        origin().push(BRANCH, first);
        assertThat(there()).isEqualTo(first);
        sample.git("switch", "--quiet", BRANCH.name());
        String second = sample.commit("two", "x\n", "Add two");
        origin().push(BRANCH, second);
        origin().push(BRANCH, second);
        assertThat(there()).isEqualTo(second);
    }

    @Test
    void largeFilesGoBeforeTheBranchThatNamesThem() throws Exception {
        Path said = folder.resolve("said");
        assumeFalse(sample.tryGitIn(sample.top(), "lfs", "version").ok(), "an alias is not asked where git-lfs is");
        sample.write(folder.resolve("lfs.sh"), "echo \"$@\" >'" + said + "'; cat >>'" + said + "'\n");
        sample.git("config", "alias.lfs", "!sh '" + folder.resolve("lfs.sh") + "'");
        origin().push(BRANCH, first);
        assertThat(said).doesNotExist();
        sample.write(sample.top().resolve(".git/lfs/objects/aa/object"), "large");
        sample.git("switch", "--quiet", BRANCH.name());
        String second = sample.commit("two", "x\n", "Add two");
        origin().push(BRANCH, second);
        assertThat(said)
                .hasContent(
                        "pre-push origin %s\n%s %s %s %s".formatted(bare, BRANCH.ref(), second, BRANCH.ref(), first));
        sample.write(folder.resolve("lfs.sh"), "echo no room >&2; exit 1\n");
        String third = sample.commit("three", "x\n", "Add three");
        assertThatThrownBy(() -> origin().push(BRANCH, third)).hasMessageContaining("no room");
        assertThat(there()).isEqualTo(second);
    }

    @Test
    void whatItsOwnWorkerRewroteIsReplaced() throws Exception {
        origin().push(BRANCH, first);
        sample.git("switch", "--quiet", BRANCH.name());
        sample.git("commit", "--quiet", "--amend", "-m", "Add one, better");
        String rewritten = sample.head("HEAD");
        origin().push(BRANCH, rewritten);
        assertThat(there()).isEqualTo(rewritten);
    }

    @Test
    void whatSomebodyElsePushedIsNotOverwritten() throws Exception {
        origin().push(BRANCH, first);
        Path clone = folder.resolve("clone");
        sample.git("clone", "--quiet", "-b", BRANCH.name(), bare.toString(), clone.toString());
        String foreign = sample.commitIn(clone, "three", "x\n", "Add three");
        sample.gitIn(clone, "push", "--quiet", "origin", "HEAD");
        sample.git("switch", "--quiet", BRANCH.name());
        String second = sample.commit("two", "x\n", "Add two");
        assertThatThrownBy(() -> origin().push(BRANCH, second))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("not the worker's", foreign);
        assertThat(there()).isEqualTo(foreign);
    }

    @Test
    void neitherTheMainlineNorTheOmnibusIsEverPushed() throws Exception {
        String before = sample.gitIn(bare, "rev-parse", "main");
        for (String name : new String[] {"main", "czar/omnibus", "feature"}) {
            assertThatThrownBy(() -> origin().push(new BranchName(name), first))
                    .hasMessageContaining("Czar does not push it");
        }
        assertThat(sample.gitIn(bare, "for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
        assertThat(sample.gitIn(bare, "rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void noHookOfTheRepositoryRuns() throws Exception {
        Path hook = sample.top().resolve(".git/hooks/pre-push");
        sample.write(hook, "#!/bin/sh\ntouch " + folder.resolve("ran") + "\nexit 1\n");
        TestPrograms.executable(hook);
        origin().push(BRANCH, first);
        assertThat(there()).isEqualTo(first);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void anOriginThatIsGoneIsAClearError() throws Exception {
        sample.git("remote", "set-url", "origin", folder.resolve("nowhere").toString());
        assertThatThrownBy(() -> origin().push(BRANCH, first))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("ls-remote");
    }

    private OriginRemote origin() {
        return OriginRemote.of(sample.repository(), TRUNK).orElseThrow();
    }

    private OriginRemote pushed() {
        return OriginRemote.pushed(sample.repository(), TRUNK).orElseThrow();
    }

    private String there() {
        return sample.gitIn(bare, "rev-parse", BRANCH.ref());
    }
}
