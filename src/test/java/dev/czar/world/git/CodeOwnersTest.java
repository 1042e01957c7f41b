package dev.czar.world.git;

import static dev.czar.world.git.OwnersDialect.GITHUB;
import static dev.czar.world.git.OwnersDialect.GITLAB;
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
        return List.copyOf(GITHUB.parse(file).owned(List.of(path)).keySet());
    }

    private static List<List<String>> onGitLab(String path, String file) {
        return List.copyOf(GITLAB.parse(file).owned(List.of(path)).keySet());
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
        assertThat(ownersOf("a/internal/b.md", "internal/b.md @ann")).isEmpty();
    }

    @Test
    void aLineWithoutOwnersWantsNobody() {
        assertThat(ownersOf("apps/github/a", "/apps/ @ann\n/apps/github\n")).isEmpty();
        assertThat(ownersOf("apps/github/a", "/apps/ @ann\n/apps/github # nobody\n"))
                .isEmpty();
    }

    @Test
    void aLineThatIsNotValidTakesNoOwnerAway() {
        List<List<String>> team = List.of(List.of("@team"));
        assertThat(ownersOf("x.js", "* @team\n*.js ann")).isEqualTo(team);
        assertThat(ownersOf("x.js", "* @team\n*.js @ann ben")).isEqualTo(team);
        assertThat(ownersOf("x.js", "* @team\n!*.js")).isEqualTo(team);
        assertThat(ownersOf("x.js", "* @team\n[x]*.js @ann")).isEqualTo(team);
    }

    @Test
    void gitHubHasNoSections() {
        assertThat(ownersOf("a.sql", "* @ann\n[Docs]\n*.sql @dba")).containsExactly(List.of("@dba"));
        assertThat(ownersOf("1.sql", "* @ann\n[0-9]*.sql @dba\n*.sql")).isEmpty();
    }

    @Test
    void aSpaceMayBePartOfAPath() {
        assertThat(ownersOf("a folder/b.c", "a\\ folder/ @ann")).containsExactly(List.of("@ann"));
        assertThat(onGitLab("a folder/b.c", "a\\ folder/ @ann")).containsExactly(List.of("@ann"));
        assertThat(ownersOf("a", "a ann@example.org")).containsExactly(List.of("ann@example.org"));
    }

    @Test
    void aWordMayBeOfAnyLength() {
        String name = "x".repeat(100_000);
        assertThat(ownersOf("a", "* @ann\n" + name + " @ben")).containsExactly(List.of("@ann"));
    }

    @Test
    void eachSectionOfGitLabCountsForItself() {
        String file = "* @ann\n[Docs] @writers\n*.md\nREADME.md @cy\n^[Later] @dora\n*\n[DOCS]\nLICENSE @law\n";
        assertThat(onGitLab("b.md", file)).containsExactly(List.of("@ann"), List.of("@writers"));
        assertThat(onGitLab("README.md", file)).containsExactly(List.of("@ann"), List.of("@cy"));
        assertThat(onGitLab("LICENSE", file)).containsExactly(List.of("@ann"), List.of("@law"));
    }

    @Test
    void onGitLabAPatternMatchesAtAnyDepthUnlessItBeginsWithASlash() {
        assertThat(onGitLab("a/internal/README.md", "internal/README.md @ann")).hasSize(1);
        assertThat(onGitLab("internal/README.md", "internal/README.md @ann")).hasSize(1);
        assertThat(onGitLab("examples/docs/a.md", "docs/* @ann")).hasSize(1);
        assertThat(onGitLab("examples/docs/a/b.md", "docs/* @ann")).isEmpty();
        assertThat(onGitLab("examples/docs/a.md", "/docs/* @ann")).isEmpty();
        assertThat(onGitLab("a/lib/b/c.rb", "lib/ @ann")).hasSize(1);
        assertThat(onGitLab("lib/b.rb", "lib/ @ann")).hasSize(1);
        assertThat(onGitLab("config/a/b.rb", "/config/**/*.rb @ann")).hasSize(1);
        assertThat(onGitLab("config/b.rb", "/config/**/*.rb @ann")).hasSize(1);
        assertThat(onGitLab(".gitignore", "* @ann")).hasSize(1);
        assertThat(onGitLab("a/b/.c", "* @ann")).hasSize(1);
    }

    @Test
    void onGitLabOnlyASlashAtTheEndCoversAFolder() {
        String file = "* @sec\n/docs @writers\n/src/** @ben\n";
        assertThat(onGitLab("docs/a.md", file)).containsExactly(List.of("@sec"));
        assertThat(onGitLab("src/a.c", file)).containsExactly(List.of("@ben"));
        assertThat(onGitLab("src/a/b.c", file)).containsExactly(List.of("@sec"));
    }

    @Test
    void aNameOnGitLabMayBeginWithAPoundSign() {
        assertThat(onGitLab("#file_with_pound.rb", "* @sec\n\\#file_with_pound.rb @ann"))
                .containsExactly(List.of("@ann"));
    }

    @Test
    void anExclusionOnGitLabTakesPathsOutOfItsSection() {
        String file = "* @ann\n!*.rb\n[Ruby]\n*.rb @ruby\n!/config/**/*.rb\n/config/routes.rb @ops\n";
        assertThat(onGitLab("a.c", file)).containsExactly(List.of("@ann"));
        assertThat(onGitLab("a.rb", file)).containsExactly(List.of("@ruby"));
        assertThat(onGitLab("config/routes.rb", file)).isEmpty();
        assertThat(onGitLab("a.rb", "* @ann\n! *.rb\n")).hasSize(1);
    }

    @Test
    void aSectionThatWantsSeveralApprovalsIsNotContentWithOne() {
        assertThat(onGitLab("a.md", "[Docs][2] @ann @ben\n*.md\n")).containsExactly(List.of("2 of @ann, @ben"));
        assertThat(onGitLab("a.md", "[Docs][1] @ann @ben\n*.md\n")).containsExactly(List.of("@ann", "@ben"));
        assertThat(onGitLab("a.md", "[Docs][2] @ann\n*.md\n[Code] @ben\n*.md")).hasSize(2);
    }

    @Test
    void pathsOfTheSameOwnersAreToldTogether() {
        assertThat(GITHUB.parse("*.c @ann\n*.h @ben").owned(List.of("a.c", "a.h", "b.c", "c.txt")))
                .isEqualTo(Map.of(List.of("@ann"), List.of("a.c", "b.c"), List.of("@ben"), List.of("a.h")));
    }

    @Test
    void theFirstOfItsPlacesIsRead() throws Exception {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            String none = sample.repository().requireHead(new BranchName("main"));
            assertThat(GITHUB.blob(sample.repository().history(), none)).isEmpty();
            sample.commit("CODEOWNERS", "* @ann", "Owners");
            String both = sample.commit(".github/CODEOWNERS", "* @ben", "Others");
            assertThat(GITHUB.blob(sample.repository().history(), both).map(sample.repository()::blob))
                    .contains("* @ben");
            assertThat(GITLAB.blob(sample.repository().history(), both).map(sample.repository()::blob))
                    .contains("* @ann");
        }
    }
}
