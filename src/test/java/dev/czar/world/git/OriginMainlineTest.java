package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.TestPrograms;
import dev.czar.world.git.OriginRemote.PushRefusedException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginMainlineTest {
    private static final IntegrationBranches TRUNK = IntegrationBranches.of("main", "czar/omnibus");

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private Path bare;
    private Path person;
    private String first;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        bare = folder.resolve("bare.git");
        person = folder.resolve("person");
        sample.git("clone", "--quiet", "--bare", ".", bare.toString());
        sample.git("remote", "add", "origin", bare.toString());
        sample.git("clone", "--quiet", bare.toString(), person.toString());
        first = sample.head("main");
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void whatOthersPushedIsSeenAfterAFetchAndNoBranchHereMoves() {
        String pushed = push("news");
        assertThat(origin().head()).isEmpty();
        assertThat(origin().fetch()).isEmpty();
        assertThat(origin().head()).contains(pushed);
        assertThat(origin().holds(first)).isTrue();
        assertThat(sample.head("main")).isEqualTo(first);
        assertThat(sample.top().resolve(".git/FETCH_HEAD")).doesNotExist();
    }

    @Test
    void whyAFetchFailsIsSaidInTheWordsOfTheOtherSide() {
        sample.git("remote", "set-url", "origin", folder.resolve("nowhere").toString());
        assertThat(origin().fetch())
                .hasValueSatisfying(words -> assertThat(words).contains("nowhere"));
    }

    @Test
    void whateverKeepsGitFromFetchingIsSaidAndNotThrown() {
        origin().fetch();
        sample.git("config", "remote.origin.url", "--upload-pack=touch " + folder.resolve("trace"));
        assertThat(origin().fetch())
                .hasValueSatisfying(words -> assertThat(words).contains("an address of the remote origin"));
        sample.git("remote", "set-url", "origin", bare.toString());
        String elsewhere = push("news");
        sample.write(sample.top().resolve(".git/refs/remotes/origin/main.lock"), "");
        assertThat(origin().fetch())
                .hasValueSatisfying(words -> assertThat(words).contains("main.lock"));
        assertThat(origin().head()).contains(first).isNotEqualTo(Optional.of(elsewhere));
    }

    @Test
    void aMainlineThatIsNotAtOriginYetIsNoFailureAndIsMadeByTheFirstLanding() throws Exception {
        Path empty = folder.resolve("empty.git");
        sample.git("init", "--quiet", "--bare", empty.toString());
        sample.git("remote", "set-url", "origin", empty.toString());
        assertThat(origin().fetch()).isEmpty();
        assertThat(origin().head()).isEmpty();
        assertThat(origin().land(first)).isTrue();
        assertThat(sample.gitIn(empty, "rev-parse", "main")).isEqualTo(first);
    }

    @Test
    void aMainlineThatWasRenamedAtOriginIsToldWithItsNewNameAndNotMadeAnew() {
        origin().fetch();
        sample.gitIn(bare, "branch", "-m", "main", "trunk");
        for (int look = 0; look < 2; look++) {
            assertThat(origin().fetch()).hasValueSatisfying(words -> assertThat(words)
                    .contains("no branch main any more", first, "git branch -m main trunk", "mainline: trunk"));
        }
        String tested = sample.branch("work", "main", "one", "x\n", "Work");
        assertThatThrownBy(() -> origin().land(tested)).hasMessageContaining("mainline: trunk");
        assertThat(sample.gitIn(bare, "branch", "--list", "main")).isEmpty();
        sample.gitIn(bare, "branch", "other", "trunk");
        sample.gitIn(bare, "branch", "-m", "trunk", "main");
        assertThat(origin().fetch()).isEmpty();
    }

    @Test
    void aMainlineThatIsGoneAtOriginIsToldUntilAPersonHasForgottenIt() throws Exception {
        origin().fetch();
        sample.gitIn(bare, "update-ref", "-d", "refs/heads/main");
        assertThat(origin().fetch())
                .hasValueSatisfying(words -> assertThat(words).contains("git update-ref -d refs/remotes/origin/main"));
        sample.git("update-ref", "-d", "refs/remotes/origin/main");
        assertThat(origin().fetch()).isEmpty();
        assertThat(origin().land(first)).isTrue();
    }

    @Test
    void theVeryCommitLandsOnceAndIsKnownToBeThere() throws Exception {
        origin().fetch();
        String tested = sample.branch("work", "main", "one", "x\n", "Work");
        assertThat(origin().land(tested)).isTrue();
        assertThat(origin().land(tested)).isTrue();
        assertThat(sample.gitIn(bare, "rev-parse", "main")).isEqualTo(tested);
        assertThat(origin().holds(tested)).isTrue();
    }

    @Test
    void whatOthersPushedMeanwhileIsNeverOverwrittenAndIsFetchedThen() throws Exception {
        origin().fetch();
        String tested = sample.branch("work", "main", "one", "x\n", "Work");
        String pushed = push("news");
        assertThat(origin().land(tested)).isFalse();
        assertThat(sample.gitIn(bare, "rev-parse", "main")).isEqualTo(pushed);
        assertThat(origin().head()).contains(pushed);
    }

    @Test
    void whatOthersPushedBetweenTheLookAndThePushIsNotOverwrittenEither() throws Exception {
        origin().fetch();
        String tested = sample.branch("work", "main", "one", "x\n", "Work");
        Path hook = bare.resolve("hooks/pre-receive");
        sample.write(hook, "#!/bin/sh\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/main " + second() + "\n");
        TestPrograms.executable(hook);
        assertThat(origin().land(tested)).isFalse();
        assertThat(sample.gitIn(bare, "log", "--format=%s", "-1", "main")).isEqualTo("Elsewhere");
    }

    @Test
    void aRefusalHasTheWordsOfTheOtherSide() throws Exception {
        Path hook = bare.resolve("hooks/update");
        sample.write(hook, "#!/bin/sh\necho 'main is protected, open a pull request'\nexit 1\n");
        TestPrograms.executable(hook);
        String tested = sample.branch("work", "main", "one", "x\n", "Work");
        assertThatThrownBy(() -> origin().land(tested))
                .isInstanceOfSatisfying(PushRefusedException.class, refused -> assertThat(refused.words())
                        .startsWith("main is protected, open a pull request")
                        .contains("hook declined"));
        assertThat(sample.gitIn(bare, "rev-parse", "main")).isEqualTo(first);
    }

    private String second() {
        sample.gitIn(person, "switch", "--quiet", "-c", "elsewhere");
        String commit = sample.commitIn(person, "elsewhere", "x\n", "Elsewhere");
        sample.gitIn(person, "push", "--quiet", "origin", "elsewhere");
        return commit;
    }

    private String push(String file) {
        String commit = sample.commitIn(person, file, "x\n", "News");
        sample.gitIn(person, "push", "--quiet", "origin", "HEAD:main");
        return commit;
    }

    private OriginMainline origin() {
        return OriginRemote.of(sample.repository(), TRUNK).orElseThrow().mainline();
    }
}
