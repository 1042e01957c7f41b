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
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryKindTest {
    @TempDir
    Path folder;

    @Test
    void anOrdinaryRepositoryHasNothingToSay() throws Exception {
        assertThat(kinds(usual())).isEmpty();
    }

    @Test
    void anIdentityThatIsNotSetIsTold() {
        Config config = new Config();
        assertThat(AuthorIdentity.missing(config, Map.of())).hasValueSatisfying(kind -> assertThat(kind.sentence())
                .startsWith("user.name and user.email not set")
                .contains("git config user.name"));
        config.setString("user", null, "name", "Ada");
        assertThat(AuthorIdentity.missing(config, Map.of()))
                .hasValueSatisfying(kind -> assertThat(kind.found()).startsWith("user.email not set"));
        assertThat(AuthorIdentity.missing(config, Map.of("GIT_AUTHOR_EMAIL", "ada@example.com")))
                .isEmpty();
        config.setString("author", null, "email", "ada@example.com");
        assertThat(AuthorIdentity.missing(config, Map.of())).isEmpty();
    }

    @Test
    void aBranchInTheWayOfTheWorkersBranchesIsRefusedWithTheWayOut() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", "czar");
        refused(repository, "git branch -m czar");
        assertThat(kinds(repository, "team/czar/")).isEmpty();
        repository.git("branch", "team");
        assertThat(kinds(repository, "team/czar/")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("git branch -m team"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"czar/omnibus/old", "czar/ada", "czar/ada/idle/2"})
    void aBranchBesideWhichOneOfCzarCannotBeMadeIsNamed(String branch) throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", branch);
        assertThat(kinds(repository)).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isTrue();
            assertThat(kind.sentence()).contains("git branch -m " + branch, "branchPrefix");
        });
    }

    @Test
    void aBranchThatDiffersInCaseIsInTheWayWhereFilesIgnoreCase() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", "Czar");
        repository.git("config", "core.ignoreCase", "false");
        assertThat(kinds(repository)).isEmpty();
        repository.git("config", "core.ignoreCase", "true");
        assertThat(kinds(repository)).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("named 'Czar'"));
    }

    @Test
    void branchesOfWorkersThatAreThereAlreadyAreNotInTheWay() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", "czar/ada/idle");
        repository.git("branch", "czar/ada/login");
        repository.git("branch", "czar/omnibus");
        assertThat(kinds(repository)).isEmpty();
    }

    @Test
    void whichRemoteCountsIsToldWhereItCanBeMistaken() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("remote", "add", "upstream", "../up.git");
        repository.git("config", "remote.pushed-only.push", "main");
        told(repository, "fetches from upstream and pushes workers' branches nowhere", "remote.pushDefault upstream");
        repository.git("remote", "add", "fork", "../fork.git");
        told(repository, "upstream, fork", "nothing is fetched", "--set-upstream-to=upstream/main");
        repository.git("config", "branch.main.remote", "upstream");
        repository.git("config", "remote.pushDefault", "fork");
        assertThat(kindsOn(repository, "main")).isEmpty();
        repository.git("remote", "add", "origin", "../o.git");
        told(repository, "main follows upstream, while Czar fetches from origin");
    }

    private void told(ProjectTestRepository repository, String... words) throws Exception {
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains(words));
    }

    @Test
    void aBranchOfTheRemoteThatKeepsBranchesFromBeingPushedIsTold() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("remote", "add", "acme", "../acme.git");
        repository.git("config", "remote.pushDefault", "acme");
        repository.git("update-ref", "refs/remotes/acme/czar/ada/login", "HEAD");
        assertThat(kindsOn(repository, "main")).isEmpty();
        repository.git("update-ref", "-d", "refs/remotes/acme/czar/ada/login");
        repository.git("update-ref", "refs/remotes/acme/czar", "HEAD");
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isFalse();
            assertThat(kind.sentence()).contains("acme has a branch named 'czar'", "branchPrefix");
        });
    }

    @Test
    void aHookBeforePushesIsToldForCzarDoesNotRunIt() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("remote", "add", "origin", "../o.git");
        executable(repository.write(".husky/_/pre-push", "#!/bin/sh\n"));
        repository.git("config", "core.hooksPath", ".husky/_");
        assertThat(kindsOn(repository, "main")).isEmpty();
        repository.write(".husky/pre-push", "npm test\n");
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains(".husky/pre-push", "`checks`"));
        repository.git("config", "core.hooksPath", "hooks");
        executable(repository.write("hooks/pre-push", "#!/bin/sh\ngit lfs pre-push \"$@\"\n"));
        assertThat(kindsOn(repository, "main")).isEmpty();
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
    void aFileOfTheMainlineThatIsGoneIsRefusedAndSoIsALenderOfObjects() throws Exception {
        ProjectTestRepository repository = usual();
        Path objects = repository.layout().common().resolve("objects");
        Files.createDirectories(objects.resolve("info"));
        Path borrowed = folder.resolve("lender/objects");
        Files.writeString(objects.resolve("info/alternates"), borrowed + "\n");
        refused(repository, "borrows its objects from " + borrowed);
        Files.delete(objects.resolve("info/alternates"));
        repository.write("only-here", "of this file alone\n");
        repository.git("add", "--all");
        repository.git("commit", "--quiet", "-m", "More");
        String blob = repository.git("rev-parse", "HEAD:only-here").strip();
        Files.delete(objects.resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
        refusedOn(repository, "only-here of the mainline is gone from the repository (" + blob + ")");
    }

    private static void refusedOn(ProjectTestRepository repository, String found) throws ProjectException {
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isTrue();
            assertThat(kind.found()).contains(found);
        });
    }

    @Test
    void submodulesThatWorkTreesOrOtherPeopleDoNotGetAreTold() throws Exception {
        ProjectTestRepository library = ProjectTestRepository.withCommit(folder.resolve("lib"));
        ProjectTestRepository repository = usual();
        submodule(repository, library, "lib");
        assertThat(kindsOn(repository, "main")).isEmpty();
        committed(repository, "lib", "--allow-empty");
        repository.git("commit", "--quiet", "-am", "Newer library");
        toldOfSubmodule(repository, "which no branch of its origin has", "git -C lib push origin");
        repository.git("update-index", "--cacheinfo", "160000,1234567890123456789012345678901234567890,lib");
        repository.git("commit", "--quiet", "-m", "Elsewhere");
        toldOfSubmodule(repository, "at 1234567890123456789012345678901234567890, which is not here", "push");
        repository.git("submodule", "--quiet", "deinit", "--force", "lib");
        Files.move(repository.layout().common().resolve("modules"), folder.resolve("gone"));
        toldOfSubmodule(repository, "lib is not initialised here", "git submodule update --init lib");
    }

    @Test
    void aRepositoryInsideWithoutAnEntryIsTold() throws Exception {
        ProjectTestRepository repository = usual();
        ProjectTestRepository.withCommit(repository.root().resolve("vendor"));
        repository.git("-c", "advice.addEmbeddedRepo=false", "add", "vendor");
        repository.git("commit", "--quiet", "-m", "Vendor");
        toldOfSubmodule(
                repository,
                "vendor is a repository of its own of which no .gitmodules says",
                "git submodule add URL vendor");
    }

    @Test
    void aCommitOfASubmoduleInsideOfAnotherThatNobodyElseHasIsTold() throws Exception {
        ProjectTestRepository inner = ProjectTestRepository.withCommit(folder.resolve("inner"));
        ProjectTestRepository outer = ProjectTestRepository.withCommit(folder.resolve("outer"));
        submodule(outer, inner, "deep");
        ProjectTestRepository repository = usual();
        submodule(repository, outer, "lib");
        repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive");
        assertThat(kindsOn(repository, "main")).isEmpty();

        committed(repository, "lib/deep", "--allow-empty");
        committed(repository, "lib", "--all");
        repository.git("-C", "lib", "push", "--quiet", "origin", "HEAD:refs/heads/newer");
        repository.git("commit", "--quiet", "--all", "-m", "Newer outer");
        toldOfSubmodule(repository, "lib/deep", "git -C lib/deep push origin");
    }

    private static void submodule(ProjectTestRepository repository, ProjectTestRepository other, String path)
            throws Exception {
        repository.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                other.root().toString(),
                path);
        repository.git("commit", "--quiet", "-m", "Submodule");
    }

    private static void committed(ProjectTestRepository repository, String folder, String what) throws Exception {
        repository.git("-C", folder, "config", "user.name", "A Person");
        repository.git("-C", folder, "config", "user.email", "person@example.invalid");
        repository.git("-C", folder, "commit", "--quiet", what, "-m", "Newer");
    }

    private static void toldOfSubmodule(ProjectTestRepository repository, String found, String remedy)
            throws ProjectException {
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isFalse();
            assertThat(kind.found()).contains(found);
            assertThat(kind.remedy()).contains(remedy);
        });
    }

    @Test
    void programsOfTheRepositoryAreToldForCzarDoesNotRunThem() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("config", "filter.lfs.smudge", "git-lfs smudge -- %f");
        repository.git("config", "filter.crypt.required", "true");
        repository.git("config", "merge.ours.driver", "true");
        assertThat(kinds(repository)).isEmpty();
        repository.git("config", "filter.crypt.smudge", "decrypt");
        repository.git("config", "core.sshCommand", "ssh -i key");
        told(repository, "core.sshCommand, filter.crypt.smudge", "git config --global core.sshCommand");
    }

    @Test
    void filtersThatGitHasNotAreTold() throws Exception {
        ContentFilters filters = new ContentFilters(
                Map.of(
                        "filter.lfs.process", "git-lfs filter-process",
                        "filter.lfs.required", "true",
                        "filter.there.smudge", "sh -c cat",
                        "filter.crypt.clean", "no-such-crypt clean"),
                Map.of("PATH", "/usr/bin:/bin"));
        List<Peculiarity> told = new ContentFilters(filters.configuration(), Map.of("PATH", "/nowhere"))
                .missing("# a.x filter=comment\n*.dat filter=lfs -text\n*.bin filter=lfs\n");
        assertThat(told).singleElement().satisfies(kind -> {
            assertThat(kind.found()).contains("the filter lfs, whose program git-lfs is not there", "no work tree");
            assertThat(kind.remedy()).contains("git lfs install");
        });
        assertThat(filters.missing("*.a filter=there\n*.b filter=crypt\n*.c filter=other\n"))
                .extracting(Peculiarity::sentence)
                .satisfiesExactly(
                        crypt -> assertThat(crypt).contains("no-such-crypt", "as they are stored"),
                        other -> assertThat(other).contains("the filter other, which git is not told of"));
        ProjectTestRepository repository = usual();
        repository.write(".gitattributes", "*.dat filter=mine\n");
        told(repository, "the filter mine, which git is not told of");
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
        assertThat(kindsOn(repository, branch)).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("is a merge", "mergeStyle: squash"));
        last = repository
                .git("commit-tree", tree, "-p", last, "-p", last + "~3", "-m", "Merge")
                .strip();
        repository.git("update-ref", "refs/heads/" + branch, last);
        assertThat(kindsOn(repository, branch)).isEmpty();
    }

    @Test
    void aMainlineThatWasRenamedOrIsNotThereIsRefusedWithTheWayOut() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", "-m", "main", "trunk");
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isTrue();
            assertThat(kind.sentence()).contains("main was renamed to trunk", "mainline: trunk");
        });
        assertThat(kindsOn(repository, "other")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("there is no branch other", "czar.yaml"));
    }

    @Test
    void aMainlineThatIsAnotherNameOfABranchIsRefusedWithThatBranch() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("symbolic-ref", "refs/heads/master", "refs/heads/main");
        assertThat(kindsOn(repository, "main")).isEmpty();
        assertThat(kindsOn(repository, "master")).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isTrue();
            assertThat(kind.sentence()).contains("master is another name of main", "mainline: main");
        });
    }

    @Test
    void whatAMainlineIsCalledNowIsToldInAnyLettersAndAfterSeveralRenamings() throws Exception {
        ProjectTestRepository repository = usual();
        repository.git("branch", "-m", "main", "größe/主");
        repository.git("branch", "-m", "größe/主", "größe/ветка");
        repository.git("branch", "-c", "größe/ветка", "a-copy");
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("main was renamed to größe/ветка (", "mainline: größe/ветка"));
        repository.git("branch", "main");
        repository.git("branch", "-m", "main", "a-second");
        Path log = repository.layout().common().resolve("logs/refs/heads/a-second");
        Files.writeString(log, Files.readString(log).replaceAll("> \\d+ ", "> 32503680000 "));
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("main was renamed to a-second"));
    }

    @Test
    void severalPicksOfWhichOneWasCommittedByHandAreUnfinished() throws Exception {
        ProjectTestRepository repository = usual();
        commitOn(repository, "other", "other.txt");
        commitOn(repository, "clash", "same.txt");
        commitOn(repository, "main", "same.txt");
        run(repository, "git cherry-pick clash other");
        repository.write("same.txt", "both");
        repository.git("commit", "-q", "-am", "By hand");
        assertThat(repository.layout().common().resolve("CHERRY_PICK_HEAD")).doesNotExist();
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("in the middle of a cherry-pick", "git cherry-pick --continue"));
        repository.git("cherry-pick", "--continue");
        assertThat(kindsOn(repository, "main")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "merge, merge --no-ff --no-commit other, git merge --continue",
        "cherry-pick, cherry-pick clash, git cherry-pick --abort",
        "revert, revert --no-commit HEAD, git revert --abort",
        "rebase of main, rebase clash, git rebase --continue",
        "bisect of main, bisect start, git bisect reset"
    })
    void whatAPersonIsInTheMiddleOfIsToldWithTheWayOut(String word, String command, String remedy) throws Exception {
        ProjectTestRepository repository = usual();
        commitOn(repository, "other", "other.txt");
        commitOn(repository, "clash", "same.txt");
        commitOn(repository, "main", "same.txt");
        assertThat(kindsOn(repository, "main")).isEmpty();
        run(repository, "git " + command);
        assertThat(kindsOn(repository, "main")).singleElement().satisfies(kind -> {
            assertThat(kind.refused()).isFalse();
            assertThat(kind.sentence()).contains("in the middle of a " + word, remedy);
        });
    }

    /** It may fail, as what is left unfinished does. */
    private static void run(ProjectTestRepository repository, String command) throws Exception {
        new ProcessBuilder(command.split(" "))
                .directory(repository.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void commitOn(ProjectTestRepository repository, String branch, String file) throws Exception {
        if (!branch.equals("main")) {
            repository.git("checkout", "-q", "-b", branch, "main");
        }
        repository.write(file, branch);
        repository.git("add", file);
        repository.git("commit", "-q", "-m", branch);
        repository.git("checkout", "-q", "main");
    }

    @Test
    void aMainlineBehindOriginIsTold() throws Exception {
        ProjectTestRepository repository = usual();
        String branch = Files.readString(repository.layout().common().resolve("HEAD"))
                .strip()
                .replace("ref: refs/heads/", "");
        repository.git("remote", "add", "origin", "../o.git");
        repository.git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
        assertThat(kindsOn(repository, branch)).isEmpty();
        repository.git("commit", "-q", "--allow-empty", "-m", "Somebody else");
        repository.git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
        repository.git("reset", "-q", "--hard", "HEAD~1");
        assertThat(kindsOn(repository, branch)).singleElement().satisfies(kind -> assertThat(kind.sentence())
                .contains("1 commits behind origin/" + branch, "git pull"));
        assertThat(ProjectInitializer.run(repository.root(), InitOptions.usual())
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("behind origin"));
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private ProjectTestRepository usual() throws Exception {
        return ProjectTestRepository.withCommit(folder.resolve("tally"));
    }

    private static List<Peculiarity> kinds(ProjectTestRepository repository) throws ProjectException {
        return kinds(repository, TaskBranchNames.STANDARD.prefix());
    }

    private static List<Peculiarity> kinds(ProjectTestRepository repository, String prefix) throws ProjectException {
        WantedBranches wanted = WantedBranches.of(new TaskBranchNames(prefix), List.of("ada"));
        return RepositoryKind.of(repository.layout(), wanted, Optional.empty());
    }

    private static List<Peculiarity> kindsOn(ProjectTestRepository repository, String mainline)
            throws ProjectException {
        WantedBranches wanted = WantedBranches.of(TaskBranchNames.STANDARD, List.of());
        return RepositoryKind.of(repository.layout(), wanted, Optional.of(mainline));
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
