package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.FolderDeleter;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.MergeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy in which checks run is what a clone would be, whatever kind of repository the project is. */
class IsolatedCheckoutTest {
    @TempDir
    Path folder;

    private GitTestRepository upstream;

    @BeforeEach
    void begin() {
        upstream = GitTestRepository.withCommit(folder.resolve("up"));
        upstream.git("config", "uploadpack.allowFilter", "true");
        upstream.git("config", "uploadpack.allowAnySHA1InWant", "true");
    }

    @AfterEach
    void end() {
        upstream.close();
    }

    @Test
    void tagsBranchesAndTheMainlineOfOriginAreThere() {
        upstream.git("tag", "-a", "-m", "one", "v1.0");
        upstream.git("tag", "main");
        upstream.commit("a.txt", "a\n", "After the tag");
        try (IsolatedCheckout copy = copyOf(upstream, upstream.head("refs/heads/main"))) {
            assertThat(in(copy, "describe", "--tags", "--match", "v*")).startsWith("v1.0-1-g");
            assertThat(in(copy, "rev-parse", "refs/heads/main")).isEqualTo(in(copy, "rev-parse", "HEAD"));
            assertThat(in(copy, "rev-parse", "origin/main")).isEqualTo(in(copy, "rev-parse", "HEAD"));
            assertThat(in(copy, "status", "--porcelain")).isEmpty();
        }
    }

    @Test
    void aShallowCloneIsCopiedAndMerged() {
        upstream.commit("a.txt", "a\n", "Second");
        try (GitTestRepository project = cloneOf("--depth", "1")) {
            project.branch("x", "main", "x.txt", "x\n", "X");
            project.branch("y", "main", "y.txt", "y\n", "Y");
            try (IsolatedCheckout copy = copyOf(project, project.head("x"))) {
                assertThat(in(copy, "log", "--oneline").lines()).hasSize(2);
            }
            CommitMerger merger = new CommitMerger(project.repository(), List.of());
            assertThat(merger.merge(project.head("x"), project.head("y"))).isInstanceOf(MergeResult.Clean.class);
            project.git("fetch", "--quiet", "--unshallow");
            assertThat(merger.merge(project.head("x"), project.head("y"))).isInstanceOf(MergeResult.Clean.class);
        }
    }

    @Test
    void whatABloblessSparseCloneLeftOutIsFetched() {
        upstream.commit("big/test.sh", "exit 1\n", "Big");
        try (GitTestRepository project = cloneOf("--filter=blob:none", "--sparse", "--no-local")) {
            assertThat(project.top().resolve("big")).doesNotExist();
            try (IsolatedCheckout copy = copyOf(project, project.head("HEAD"))) {
                assertThat(copy.directory().resolve("big/test.sh")).hasContent("exit 1");
            }
        }
    }

    @Test
    void whatCannotBeFetchedIsAnErrorThatSaysSo() {
        upstream.commit("big/test.sh", "exit 1\n", "Big");
        try (GitTestRepository project = cloneOf("--filter=blob:none", "--sparse", "--no-local")) {
            FolderDeleter.delete(upstream.top());
            assertThatThrownBy(() -> copyOf(project, project.head("HEAD")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("1 objects of")
                    .hasMessageContaining("not on this disk");
            assertThat(folder.resolve("copy")).doesNotExist();
        }
    }

    @Test
    void aMergeWithContentThatIsNotHereFetchesIt() {
        upstream.commit("big/a.txt", "1\n2\n3\n4\n5\n", "Big");
        upstream.branch("x", "main", "big/a.txt", "x\n2\n3\n4\n5\n", "X");
        upstream.branch("y", "main", "big/a.txt", "1\n2\n3\n4\ny\n", "Y");
        try (GitTestRepository project = cloneOf("--filter=blob:none", "--sparse", "--no-local")) {
            assertThat(new CommitMerger(project.repository(), List.of())
                            .merge(project.head("origin/x"), project.head("origin/y")))
                    .isInstanceOf(MergeResult.Clean.class);
        }
    }

    @Test
    void submodulesComeFromTheProjectWithoutTheirOrigin() {
        try (GitTestRepository library = GitTestRepository.withCommit(folder.resolve("library"));
                GitTestRepository inner = GitTestRepository.withCommit(folder.resolve("inner"))) {
            library.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.top() + "", "in ner");
            library.git("commit", "--quiet", "-m", "Inner");
            addSubmodule(upstream, library);
            FolderDeleter.delete(library.top());
            FolderDeleter.delete(inner.top());
            try (IsolatedCheckout copy = copyOf(upstream, upstream.head("HEAD"))) {
                assertThat(copy.directory().resolve("lib/README.md")).hasContent("sample");
                assertThat(copy.directory().resolve("lib/in ner/README.md")).hasContent("sample");
                assertThat(in(copy, "status", "--porcelain")).isEmpty();
            }
        }
    }

    @Test
    void aSubmoduleThatTheProjectLeftUninitialisedStaysEmpty() {
        try (GitTestRepository library = GitTestRepository.withCommit(folder.resolve("library"))) {
            addSubmodule(upstream, library);
            try (GitTestRepository project = cloneOf();
                    IsolatedCheckout copy = copyOf(project, project.head("HEAD"))) {
                assertThat(copy.directory().resolve("lib")).isEmptyDirectory();
            }
        }
    }

    @Test
    void aSubmoduleAtACommitNobodyHasIsAnErrorThatNamesIt() {
        try (GitTestRepository library = GitTestRepository.withCommit(folder.resolve("library"))) {
            addSubmodule(upstream, library);
            upstream.git("update-index", "--cacheinfo", "160000," + "1".repeat(40) + ",lib");
            upstream.git("commit", "--quiet", "-m", "A commit that is nowhere");
            assertThatThrownBy(() -> copyOf(upstream, upstream.head("HEAD")))
                    .hasMessageContaining("The submodule lib is at 1111");
        }
    }

    @Test
    void filtersOfTheProjectsOwnConfigurationAreApplied() {
        upstream.git("config", "filter.shout.smudge", "tr a-z A-Z");
        upstream.git("config", "filter.shout.clean", "tr A-Z a-z");
        upstream.commit(".gitattributes", "*.loud filter=shout\n", "Attributes");
        upstream.commit("a.loud", "hello\n", "Loud");
        try (IsolatedCheckout copy = copyOf(upstream, upstream.head("HEAD"))) {
            assertThat(copy.directory().resolve("a.loud")).hasContent("HELLO");
        }
    }

    @Test
    void privateAttributesAndLineEndingsCountInTheCopy() throws IOException {
        upstream.commit("a.txt", "one\ntwo\n", "Lines");
        upstream.write(upstream.top().resolve(".git/info/attributes"), "a.txt text eol=crlf\n");
        try (IsolatedCheckout copy = copyOf(upstream, upstream.head("HEAD"))) {
            assertThat(Files.readString(copy.directory().resolve("a.txt"))).isEqualTo("one\r\ntwo\r\n");
        }
    }

    @Test
    void attributesThatTheConfigurationNamesCountInTheCopy() throws IOException {
        upstream.commit("a.txt", "one\ntwo\n", "Lines");
        upstream.write(upstream.top().resolve(".git/own"), "a.txt text eol=crlf\n");
        upstream.git("config", "core.attributesFile", ".git/own");
        try (IsolatedCheckout copy = copyOf(upstream, upstream.head("HEAD"))) {
            assertThat(Files.readString(copy.directory().resolve("a.txt"))).isEqualTo("one\r\ntwo\r\n");
        }
    }

    @Test
    void committedLineEndingsThatGitWouldStoreOtherwiseAreNoChange() {
        upstream.git("config", "core.autocrlf", "false");
        upstream.commit("a.txt", "one\r\ntwo\r\n", "Windows");
        upstream.write(upstream.top().resolve(".gitattributes"), "*.txt text\n");
        upstream.git("add", ".gitattributes");
        upstream.git("commit", "--quiet", "-m", "Attributes");
        try (IsolatedCheckout copy = copyOf(upstream, upstream.head("HEAD"))) {
            upstream.write(copy.directory().resolve("a.txt"), "one\r\ntwo\r\n");
            assertThat(in(copy, "status", "--porcelain")).isEqualTo("M a.txt");
            assertThat(new CheckoutStatus(upstream.repository().git().at(copy.directory())).changes())
                    .isEmpty();
            upstream.write(copy.directory().resolve("a.txt"), "one\r\nthree\r\n");
            assertThat(new CheckoutStatus(upstream.repository().git().at(copy.directory())).changes())
                    .containsExactly("a.txt");
        }
    }

    @Test
    void linksModesSpacesAndOddNamesAreWhole() throws IOException {
        Files.createSymbolicLink(upstream.top().resolve("link"), Path.of("nowhere"));
        upstream.write(upstream.top().resolve("run me.sh"), "#!/bin/sh\n");
        assertThat(upstream.top().resolve("run me.sh").toFile().setExecutable(true))
                .isTrue();
        upstream.commit("ü/\"q\"\n.txt", "odd\n", "Odd");
        upstream.commit("README", "another\n", "Differs in more than case");
        upstream.commit("readme", "other\n", "Differs in case");
        try (IsolatedCheckout copy = copyOf(upstream, upstream.head("HEAD"))) {
            assertThat(copy.directory().resolve("link")).isSymbolicLink();
            assertThat(copy.directory().resolve("run me.sh")).isExecutable();
            assertThat(copy.directory().resolve("ü/\"q\"\n.txt")).hasContent("odd");
        }
    }

    private void addSubmodule(GitTestRepository to, GitTestRepository library) {
        to.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.top() + "", "lib");
        to.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive");
        to.git("commit", "--quiet", "-m", "Library");
    }

    private GitTestRepository cloneOf(String... options) {
        Path top = folder.resolve("project");
        List<String> command = new java.util.ArrayList<>(List.of("clone", "--quiet"));
        command.addAll(List.of(options));
        command.addAll(List.of("file://" + upstream.top(), top.toString()));
        upstream.git(command.toArray(String[]::new));
        return GitTestRepository.at(top);
    }

    private IsolatedCheckout copyOf(GitTestRepository project, String commit) {
        return IsolatedCheckout.of(project.repository(), commit, folder.resolve("copy"));
    }

    private String in(IsolatedCheckout copy, String... arguments) {
        return upstream.gitIn(copy.directory(), arguments);
    }
}
