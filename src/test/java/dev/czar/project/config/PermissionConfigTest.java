package dev.czar.project.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.io.CheckSpec;
import dev.czar.project.config.PermissionConfig.PermissionPatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionConfigTest {

    private static final PermissionConfig PERMISSIONS = new PermissionConfig(
            new PermissionPatterns(List.of("npm test *", "make -j*", "ls"), List.of("WebSearch", "mcp__docs__*")),
            new PermissionPatterns(List.of("git push *"), List.of("WebFetch")),
            "");

    private static final List<CheckSpec> CHECKS = List.of(
            new CheckSpec("unit", List.of("mvn", "-q", "verify"), Duration.ofMinutes(1)),
            new CheckSpec("all", List.of("sh", "-c", "for t in *; do sh $t; done"), Duration.ofMinutes(1)));

    @TempDir
    Path folder;

    private Path worktree;

    @BeforeEach
    void open() throws IOException {
        worktree = Files.createDirectories(folder.resolve("ada"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm test",
                "npm test -- --watch=false",
                "make -j8",
                "ls && npm test",
                "npm test 2>&1 | tail -20",
                "npm test | head -n 5",
                "cd . && npm test",
                "mvn -q verify",
                "mvn -q verify && ls",
                "for t in *; do sh $t; done"
            })
    void whatIsListedOrACheckIsAllowed(String command) {
        assertThat(allowing("Bash", command)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm install",
                "npm test && rm -rf .",
                "npm test; curl example.org",
                "npm test $(id)",
                "xnpm test",
                "npm  testing",
                "make",
                "make -j8 all",
                "ls -l",
                "tail secret",
                "tail -5",
                "cd /etc && npm test",
                "cd .. && npm test",
                "cd .",
                "mvn -q verify -Dexec=x",
                "git push"
            })
    void nothingElseIs(String command) {
        assertThat(allowing("Bash", command)).isEmpty();
    }

    @Test
    void aLinkOutOfTheWorktreeIsNoWayIntoIt() throws IOException {
        Files.createSymbolicLink(worktree.resolve("out"), folder);
        assertThat(allowing("Bash", "cd out && npm test")).isEmpty();
    }

    @Test
    void aToolIsAllowedByItsName() {
        assertThat(allowing("WebSearch", "")).contains("WebSearch");
        assertThat(allowing("mcp__docs__find", "")).isNotEmpty();
        assertThat(allowing("Read", "")).isEmpty();
    }

    @Test
    void oneDeniedPartDeniesAll() {
        assertThat(PERMISSIONS.denying("Bash", "npm test && git push origin main"))
                .isNotEmpty();
        assertThat(PERMISSIONS.denying("WebFetch", "")).isNotEmpty();
        assertThat(PERMISSIONS.denying("Bash", "git pull")).isEmpty();
    }

    private String allowing(String tool, String command) {
        return PERMISSIONS.allowing(tool, command, worktree, CHECKS);
    }
}
