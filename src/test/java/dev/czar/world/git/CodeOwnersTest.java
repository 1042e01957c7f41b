package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeOwnersTest {
    @TempDir
    Path folder;

    private static List<List<String>> ownersOf(String path, String file) {
        return List.copyOf(CodeOwners.parse(file).owned(List.of(path)).keySet());
    }

    @Test
    void theLastLineThatMatchesCounts() {
        String file = "# who looks at what\n*  @ann @ben\n*.js @acme/pages # the pages\n/build/logs/ @cy\n";
        assertThat(ownersOf("a/b.java", file)).containsExactly(List.of("@ann", "@ben"));
        assertThat(ownersOf("a/b.js", file)).containsExactly(List.of("@acme/pages"));
        assertThat(ownersOf("build/logs/old/a.js", file)).containsExactly(List.of("@cy"));
        assertThat(ownersOf("a/build/logs/a.md", file)).containsExactly(List.of("@ann", "@ben"));
    }

    @Test
    void aFolderCoversAllInItAndAStarOnlyItsFiles() {
        assertThat(ownersOf("x/apps/y/z.c", "apps/ @ann")).hasSize(1);
        assertThat(ownersOf("docs/a/b.md", "/docs @ann")).hasSize(1);
        assertThat(ownersOf("docs/a.md", "docs/* @ann")).hasSize(1);
        assertThat(ownersOf("docs/a/b.md", "docs/* @ann")).isEmpty();
        assertThat(ownersOf("docs/a/b.md", "docs/** @ann")).hasSize(1);
        assertThat(ownersOf("a/logs/b", "**/logs @ann")).hasSize(1);
    }

    @Test
    void aLineWithoutOwnersWantsNobody() {
        assertThat(ownersOf("apps/github/a", "/apps/ @ann\n/apps/github\n")).isEmpty();
    }

    @Test
    void aSpaceMayBePartOfAPath() {
        assertThat(ownersOf("a folder/b.c", "a\\ folder/ @ann")).containsExactly(List.of("@ann"));
        assertThat(ownersOf("a", "a ann@example.org")).containsExactly(List.of("ann@example.org"));
    }

    @Test
    void eachSectionOfGitLabCountsForItself() {
        String file = "* @ann\n[Docs][2] @writers\n*.md\nREADME.md @cy\n^[Later] @dora\n*\n[DOCS]\nLICENSE @law\n";
        assertThat(ownersOf("b.md", file)).containsExactly(List.of("@ann"), List.of("@writers"));
        assertThat(ownersOf("README.md", file)).containsExactly(List.of("@ann"), List.of("@cy"));
        assertThat(ownersOf("LICENSE", file)).containsExactly(List.of("@ann"), List.of("@law"));
    }

    @Test
    void aWordMayBeOfAnyLength() {
        String name = "x".repeat(100_000);
        assertThat(ownersOf("a", "* @ann\n" + name + " @ben")).containsExactly(List.of("@ann"));
    }

    @Test
    void pathsOfTheSameOwnersAreToldTogether() {
        assertThat(CodeOwners.parse("*.c @ann\n*.h @ben").owned(List.of("a.c", "a.h", "b.c", "c.txt")))
                .isEqualTo(Map.of(List.of("@ann"), List.of("a.c", "b.c"), List.of("@ben"), List.of("a.h")));
    }

    @Test
    void theFirstOfItsPlacesIsRead() throws Exception {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            String none = sample.repository().requireHead(new BranchName("main"));
            assertThat(CodeOwners.blob(sample.repository().history(), none)).isEmpty();
            sample.commit("CODEOWNERS", "* @ann", "Owners");
            String both = sample.commit(".github/CODEOWNERS", "* @ben", "Others");
            assertThat(CodeOwners.blob(sample.repository().history(), both).map(sample.repository()::blob))
                    .contains("* @ben");
        }
    }
}
