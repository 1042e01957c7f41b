package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.MergeResult;
import dev.czar.world.git.worktree.GitWorktrees;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private copy of a commit is what a clone would be, whatever kind the repository is of. */
class RepositoryKindsTest {
    private static final String[] LOCAL = {"-c", "protocol.file.allow=always"};

    @TempDir
    Path folder;

    @Test
    void theCopyKnowsTagsAndBranches() {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.git("tag", "-a", "-m", "v1", "v1.0");
            sample.git("tag", "main");
            try (IsolatedCheckout copy = copy(sample, sample.head("HEAD"))) {
                assertThat(sample.gitIn(copy.directory(), "describe", "--tags", "--match", "v*"))
                        .isEqualTo("v1.0");
                assertThat(sample.gitIn(copy.directory(), "rev-parse", "refs/heads/main"))
                        .isEqualTo(sample.head("HEAD"));
                sample.gitIn(copy.directory(), "tag", "-d", "v1.0");
            }
            assertThat(sample.git("tag")).contains("v1.0");
        }
    }

    @Test
    void whatIsReplacedIsReadAsItWasCommitted() throws Exception {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.write(folder.resolve("other"), "other\n");
            String other =
                    sample.git("hash-object", "-w", folder.resolve("other").toString());
            sample.git("replace", sample.head("HEAD:README.md"), other);
            Path worktree = workplace(sample).prepare("a", "T1");
            assertThat(worktree.resolve("README.md")).hasContent("sample");
            assertThat(new GitWorktrees(sample.repository()).changes(worktree)).isEmpty();
            assertThat(sample.gitIn(worktree, "status", "--porcelain")).isEmpty();
        }
    }

    @Test
    void submodulesOfSubmodulesAreThereWithoutTheirOrigin() throws Exception {
        try (GitTestRepository inner = GitTestRepository.withCommit(folder.resolve("inner"));
                GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            addSubmodule(lib, inner, "deep er");
            addSubmodule(sample, lib, "libs/lib");
            sample.git(with(LOCAL, "submodule", "--quiet", "update", "--init", "--recursive"));
            Files.move(folder.resolve("lib"), folder.resolve("gone"));
            Files.move(folder.resolve("inner"), folder.resolve("gone-too"));
            try (IsolatedCheckout copy = copy(sample, sample.head("HEAD"))) {
                assertThat(copy.directory().resolve("libs/lib/deep er/README.md"))
                        .exists();
                assertThat(sample.gitIn(copy.directory(), "status", "--porcelain", "--ignore-submodules=none"))
                        .isEmpty();
            }
        }
    }

    @Test
    void aCommitThatAWorkerMadeInASubmoduleOutlivesItsWorktree() throws Exception {
        try (GitTestRepository inner = GitTestRepository.withCommit(folder.resolve("inner"));
                GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            addSubmodule(lib, inner, "inner");
            addSubmodule(sample, lib, "lib");
            sample.git(with(LOCAL, "submodule", "--quiet", "update", "--init", "--recursive"));
            Path worktree = workplace(sample).prepare("a", "T1");
            sample.commitIn(worktree.resolve("lib/inner"), "deep", "x", "Deep");
            sample.commitIn(worktree.resolve("lib"), "new", "x", "New");
            String head = sample.commitIn(worktree, "work", "x", "Work");
            copy(sample, head).close();
            sample.git("worktree", "remove", "--force", worktree.toString());
            sample.git("merge", "--quiet", "--ff-only", head);
            sample.git(with(LOCAL, "submodule", "--quiet", "update", "--recursive", "--no-fetch"));
            assertThat(sample.top().resolve("lib/inner/deep")).exists();
            sample.gitIn(sample.top().resolve("lib"), "checkout", "--quiet", "HEAD~1");
            sample.gitIn(sample.top().resolve("lib"), "reflog", "expire", "--expire=now", "--all");
            sample.gitIn(sample.top().resolve("lib"), "gc", "--quiet", "--prune=now");
            sample.git(with(LOCAL, "submodule", "--quiet", "update", "--no-fetch"));
            assertThat(sample.top().resolve("lib/new")).exists();
        }
    }

    @Test
    void aSubmoduleThatAWorkerAddedOutlivesItsWorktree() throws Exception {
        try (GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            Path worktree = workplace(sample).prepare("a", "T1");
            sample.gitIn(
                    worktree,
                    with(LOCAL, "submodule", "--quiet", "add", lib.top().toString(), "lib"));
            sample.commitIn(worktree.resolve("lib"), "new", "x", "New");
            String head = sample.commitIn(worktree, "work", "x", "Work");
            copy(sample, head).close();
            sample.git("worktree", "remove", "--force", worktree.toString());
            try (IsolatedCheckout copy = copy(sample, head)) {
                assertThat(copy.directory().resolve("lib/new")).exists();
            }
            sample.git("merge", "--quiet", "--ff-only", head);
            sample.git(with(LOCAL, "submodule", "--quiet", "update", "--init", "--no-fetch"));
            assertThat(sample.top().resolve("lib/new")).exists();
            assertThat(sample.gitIn(sample.top().resolve("lib"), "remote", "get-url", "origin"))
                    .isEqualTo(lib.top().toString());
        }
    }

    @Test
    void whatASubmoduleIgnoresIsNotOverwrittenWhenItMoves() throws Exception {
        try (GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            lib.commit(".gitignore", ".env\n", "Ignore");
            addSubmodule(sample, lib, "lib");
            Path worktree = workplace(sample).prepare("a", "T1");
            sample.write(worktree.resolve("lib/.env"), "mine");
            lib.write(lib.top().resolve(".env"), "theirs\n");
            lib.git("add", "--force", ".env");
            lib.git("commit", "--quiet", "-m", "An example");
            String moved = lib.head("HEAD");
            sample.gitIn(sample.top().resolve("lib"), "pull", "--quiet", "origin", "main");
            sample.git("commit", "--quiet", "-am", "Move lib");

            assertThatThrownBy(() -> workplace(sample).prepare("a", "T2")).hasMessageContaining(".env");

            assertThat(worktree.resolve("lib/.env")).hasContent("mine");
            assertThat(sample.head("main:lib")).isEqualTo(moved);
        }
    }

    private WorkerWorktrees workplace(GitTestRepository sample) {
        return new WorkerWorktrees(
                sample.repository(),
                IntegrationBranches.of("main", "czar/omnibus"),
                new CommitMerger(sample.repository(), List.of()),
                folder.resolve("workers"));
    }

    @Test
    void aSubmoduleAtACommitNobodyHasIsAReasonNotToCheck() {
        try (GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            addSubmodule(sample, lib, "lib");
            sample.git("update-index", "--cacheinfo", "160000,1234567890123456789012345678901234567890,lib");
            sample.git("commit", "--quiet", "-m", "Elsewhere");
            assertThatThrownBy(() -> copy(sample, sample.head("HEAD")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("lib");
        }
    }

    @Test
    void twoMovesOfASubmoduleMergeWhereOneContainsTheOther() {
        try (GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            addSubmodule(sample, lib, "libs/lib");
            String further = lib.commit("a.txt", "a\n", "A");
            String furthest = lib.commit("b.txt", "b\n", "B");
            lib.git("switch", "--quiet", "-c", "side", "main~2");
            String aside = lib.commit("c.txt", "c\n", "C");
            sample.gitIn(sample.top().resolve("libs/lib"), with(LOCAL, "fetch", "--quiet", "origin"));
            CommitMerger merger = new CommitMerger(sample.repository(), List.of());
            String last = moved(sample, furthest);
            assertThat(merger.merge(moved(sample, further), last))
                    .isEqualTo(new MergeResult.Clean(sample.head(last + "^{tree}")));
            assertThat(merger.merge(last, moved(sample, aside))).isInstanceOf(MergeResult.Conflicting.class);
        }
    }

    @Test
    void aPartialAndSparseCloneFetchesWhatItLeftAtItsRemote() {
        try (GitTestRepository up = partialSource();
                GitTestRepository sample = partialClone(up)) {
            try (IsolatedCheckout copy = copy(sample, sample.head("HEAD"))) {
                assertThat(copy.directory().resolve("big/test.sh")).hasContent("2\n");
            }
        }
    }

    @Test
    void whatARemoteDoesNotGiveIsAReasonNotToCheck() throws Exception {
        try (GitTestRepository up = partialSource();
                GitTestRepository sample = partialClone(up)) {
            Files.move(up.top(), folder.resolve("gone"));
            assertThatThrownBy(() -> copy(sample, sample.head("HEAD")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("not on this disk");
            assertThat(folder.resolve("copy")).doesNotExist();
        }
    }

    @Test
    void aPartialCloneMergesAndIsReadWithFilesItHasNot() {
        try (GitTestRepository up = partialSource();
                GitTestRepository sample = partialClone(up)) {
            String base = sample.head("HEAD");
            sample.git("switch", "--quiet", "--detach", base);
            String first = sample.commit("src/limit", "3\n", "Ours");
            String second = up.branch("theirs", "main", "big/test.sh", "5\n", "Theirs");
            sample.git("fetch", "--quiet", "origin");
            MergeResult merge = new CommitMerger(sample.repository(), List.of()).merge(first, second);
            assertThat(merge).isInstanceOf(MergeResult.Clean.class);
        }
    }

    @Test
    void aShallowCloneIsMergedAsGitMergesItThere() {
        try (GitTestRepository up = GitTestRepository.withCommit(folder.resolve("up"))) {
            up.commit("a.txt", "1\n2\n3\n", "More");
            up.git(
                    "clone",
                    "--quiet",
                    "--depth=1",
                    "file://" + up.top(),
                    folder.resolve("r").toString());
            try (GitTestRepository sample = GitTestRepository.at(folder.resolve("r"))) {
                sample.branch("a", "main", "a.txt", "1\n2\n4\n", "A");
                sample.branch("b", "main", "b.txt", "b\n", "B");
                assertThat(new CommitMerger(sample.repository(), List.of()).merge(sample.head("a"), sample.head("b")))
                        .isInstanceOf(MergeResult.Clean.class);
                try (IsolatedCheckout copy = copy(sample, sample.head("a"))) {
                    assertThat(sample.gitIn(copy.directory(), "log", "--format=%s"))
                            .isEqualTo("A\nMore");
                }
            }
        }
    }

    @Test
    void attributesOfFoldersAndThoseNobodyCommittedCountInMerges() {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.commit("pkg [1]/.gitattributes", "CHANGES merge=union\n/top merge=union\n", "Attributes");
            sample.commit("pkg [1]/sub/CHANGES", "# Changes\n", "Changes");
            sample.commit("pkg [1]/top", "# Top\n", "Top");
            sample.commit("mine", "# Mine\n", "Mine");
            sample.write(sample.top().resolve(".git/info/attributes"), "mine merge=union\n");
            CommitMerger merger = new CommitMerger(sample.repository(), List.of());
            for (String file : List.of("pkg [1]/sub/CHANGES", "pkg [1]/top", "mine")) {
                String number = file.substring(file.length() - 3);
                sample.branch("a" + number, "main", file, "# Title\n- a\n", "A");
                sample.branch("b" + number, "main", file, "# Title\n- b\n", "B");
                assertThat(merger.merge(sample.head("a" + number), sample.head("b" + number)))
                        .as(file)
                        .isInstanceOf(MergeResult.Clean.class);
            }
        }
    }

    @Test
    void theMergeDriverThatKeepsOursIsUsedAndNoOtherOfTheRepository() {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.commit(".gitattributes", "gen merge=ours\nlist merge=cat\n", "Attributes");
            sample.git("config", "merge.ours.driver", "true");
            sample.git("config", "merge.cat.driver", "cat %B >%A");
            sample.commit("gen", "0\n", "Generated");
            sample.commit("list", "0\n", "List");
            CommitMerger merger = new CommitMerger(sample.repository(), List.of());
            String ours = sample.branch("ours", "main", "gen", "1\n", "Ours");
            String theirs = sample.branch("theirs", "main", "gen", "2\n", "Theirs");
            assertThat(merger.merge(ours, theirs)).isEqualTo(new MergeResult.Clean(sample.head(ours + "^{tree}")));
            String listed = sample.branch("a", "main", "list", "1\n", "A");
            assertThat(merger.merge(listed, sample.branch("b", "main", "list", "2\n", "B")))
                    .isInstanceOf(MergeResult.Conflicting.class);
        }
    }

    @Test
    void lineEndingsThatGitWouldRewriteAreNoChange() throws Exception {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.commit("src/a.txt", "one\r\ntwo\r\n", "Windows");
            sample.write(sample.top().resolve(".gitattributes"), "*.txt text\n");
            sample.git("add", ".gitattributes");
            sample.git("commit", "--quiet", "-m", "Attributes");
            Path file = sample.top().resolve("src/a.txt");
            Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            assertThat(sample.git("status", "--porcelain")).isEqualTo("M src/a.txt");
            CheckoutStatus changes =
                    new CheckoutStatus(sample.repository().git().at(sample.top()));
            assertThat(changes.changes()).isEmpty();
            try (IsolatedCheckout copy = copy(sample, sample.head("HEAD"))) {
                assertThat(copy.directory().resolve("src/a.txt")).exists();
            }
            assertThat(changes.onlyLooksChanged()).isTrue();
            sample.write(file, "one\r\nTWO\r\n");
            assertThat(changes.changes()).containsExactly("src/a.txt");
        }
    }

    @Test
    void namesModesLinksAndLargeFilesAreAsTheyWereCommitted() throws Exception {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.write(sample.top().resolve("a b\nc/ü.txt"), "x\n");
            sample.write(sample.top().resolve("run.sh"), "#!/bin/sh\n");
            assertThat(sample.top().resolve("run.sh").toFile().setExecutable(true))
                    .isTrue();
            Files.createSymbolicLink(sample.top().resolve("link"), Path.of("run.sh"));
            Files.createSymbolicLink(sample.top().resolve("nowhere"), Path.of("/no/such/place"));
            sample.write(sample.top().resolve(".gitattributes"), "*.bat eol=crlf\nv.txt export-subst ident\n");
            sample.write(sample.top().resolve("x.bat"), "a\nb\n");
            sample.write(sample.top().resolve("v.txt"), "$Id$ $Format:%H$\n");
            Files.write(sample.top().resolve("large"), new byte[8 << 20]);
            sample.git("add", "--all");
            sample.git("commit", "--quiet", "-m", "Kinds");
            try (IsolatedCheckout copy = copy(sample, sample.head("HEAD"))) {
                assertThat(copy.directory().resolve("run.sh")).isExecutable();
                assertThat(copy.directory().resolve("link")).isSymbolicLink();
                assertThat(Files.readString(copy.directory().resolve("x.bat"))).isEqualTo("a\r\nb\r\n");
                assertThat(copy.directory().resolve("large")).hasSize(8 << 20);
            }
        }
    }

    @Test
    void aCloneWithoutTreesFetchesThemToo() {
        try (GitTestRepository up = partialSource()) {
            up.commit("a/b/c/d/e/f/g/deep", "deep\n", "Deep");
            up.git(
                    "clone",
                    "--quiet",
                    "--no-checkout",
                    "--filter=tree:0",
                    "file://" + up.top(),
                    folder.resolve("r").toString());
            try (GitTestRepository sample = GitTestRepository.at(folder.resolve("r"));
                    IsolatedCheckout copy = copy(sample, sample.head("HEAD"))) {
                assertThat(copy.directory().resolve("a/b/c/d/e/f/g/deep")).hasContent("deep\n");
            }
        }
    }

    @Test
    void aProjectThatIsItselfASubmoduleHasAWorkTreeOfItsOwn() {
        try (GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"));
                GitTestRepository whole = GitTestRepository.withCommit(folder.resolve("r"))) {
            addSubmodule(whole, lib, "libs/lib");
            Path own = whole.top().resolve("libs/lib");
            try (GitRepository repository = GitRepository.open(own)) {
                assertThat(repository.topDirectory()).isEqualTo(own);
                assertThat(repository.commonDirectory()).endsWith(Path.of("modules/libs/lib"));
            }
        }
    }

    @Test
    void aGitDirectoryKeptApartHasItsWorkTreeWhereThePointerIs() throws Exception {
        Path top = Files.createDirectories(folder.resolve("r"));
        try (GitTestRepository sample = GitTestRepository.at(top)) {
            sample.git("init", "--quiet", "-b", "main", "--separate-git-dir=" + folder.resolve("store"));
            sample.commit("README.md", "sample\n", "Begin");
            assertThat(sample.repository().topDirectory()).isEqualTo(top);
            assertThat(new GitWorktrees(sample.repository()).list())
                    .singleElement()
                    .satisfies(main -> assertThat(main.directory()).isEqualTo(top.toRealPath()));
        }
    }

    @Test
    void aBareRepositoryBesideItsWorkTreesIsWorkedIn() throws Exception {
        try (GitTestRepository up = GitTestRepository.withCommit(folder.resolve("up"))) {
            up.git("clone", "--quiet", "--bare", ".", folder.resolve("r/.bare").toString());
            up.write(folder.resolve("r/.git"), "gitdir: ./.bare\n");
            try (GitTestRepository sample = GitTestRepository.at(folder.resolve("r"))) {
                sample.git("worktree", "add", "--quiet", "main");
                WorkerWorktrees workplace = new WorkerWorktrees(
                        sample.repository(),
                        IntegrationBranches.of("main", "czar/omnibus"),
                        new CommitMerger(sample.repository(), List.of()),
                        folder.resolve("workers"));
                assertThat(workplace.prepare("w", "T1").resolve("README.md")).exists();
            }
        }
    }

    private static String moved(GitTestRepository sample, String commit) {
        sample.git("switch", "--quiet", "--detach", "main");
        sample.git("update-index", "--cacheinfo", "160000," + commit + ",libs/lib");
        sample.git("commit", "--quiet", "-m", "Move");
        return sample.head("HEAD");
    }

    private IsolatedCheckout copy(GitTestRepository sample, String commit) {
        return IsolatedCheckout.of(sample.repository(), commit, folder.resolve("copy"));
    }

    private GitTestRepository partialSource() {
        GitTestRepository up = GitTestRepository.withCommit(folder.resolve("up"));
        up.git("config", "uploadpack.allowFilter", "true");
        up.git("config", "uploadpack.allowAnySHA1InWant", "true");
        up.commit("src/limit", "1\n", "Limit");
        up.commit("big/test.sh", "2\n", "Test");
        return up;
    }

    private GitTestRepository partialClone(GitTestRepository up) {
        up.git(
                "clone",
                "--quiet",
                "--filter=blob:none",
                "--sparse",
                "file://" + up.top(),
                folder.resolve("r").toString());
        GitTestRepository sample = GitTestRepository.at(folder.resolve("r"));
        sample.git("sparse-checkout", "set", "src");
        return sample;
    }

    private static void addSubmodule(GitTestRepository sample, GitTestRepository library, String path) {
        sample.git(with(LOCAL, "submodule", "--quiet", "add", library.top().toString(), path));
        sample.git("commit", "--quiet", "-m", "Add " + path);
    }

    private static String[] with(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
