package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.czar.io.ProgramPath;
import dev.czar.world.ExternalCommand;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitWriterTest {
    @TempDir
    private Path folder;

    private GitTestRepository sample;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("sample"));
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void theSameMergeIsTheSameCommit() {
        assertThat(merge()).isEqualTo(merge());
        assertThat(sample.git("cat-file", "commit", merge())).doesNotContain("gpgsig");
    }

    @Test
    void aRepositoryThatSignsHasSignedMergesAndStillTheSameOnes() throws Exception {
        assumeTrue(ProgramPath.find("ssh-keygen", System.getenv()).isPresent(), "there is no ssh-keygen here");
        String plain = merge();
        Path key = folder.resolve("key");
        ExternalCommand.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .run();
        Path allowed = Files.writeString(folder.resolve("allowed"), "* " + Files.readString(folder.resolve("key.pub")));
        sample.git("config", "gpg.format", "ssh");
        sample.git("config", "user.signingKey", key + ".pub");
        sample.git("config", "gpg.ssh.allowedSignersFile", allowed.toString());
        sample.git("config", "commit.gpgSign", "true");

        assertThat(new CommitWriter(sample.repository()).signingProblem()).isEmpty();
        String signed = merge();

        assertThat(signed).isNotEqualTo(plain).isEqualTo(merge());
        assertThat(sample.git("log", "-1", "--format=%G?", signed)).isEqualTo("G");
        assertThat(sample.git("rev-parse", signed + "^{tree}")).isEqualTo(sample.git("rev-parse", plain + "^{tree}"));
    }

    @Test
    void aMergeThatCannotBeSignedIsNotMadeUnsigned() {
        sample.git("config", "gpg.format", "ssh");
        sample.git("config", "user.signingKey", folder.resolve("gone").toString());
        sample.git("config", "commit.gpgSign", "true");
        assertThatThrownBy(this::merge)
                .isInstanceOf(GitException.class)
                .hasMessageContaining("cannot be signed, as commit.gpgSign asks");
    }

    private String merge() {
        String main = sample.git("rev-parse", "main");
        return new CommitWriter(sample.repository())
                .commit(sample.git("rev-parse", "main^{tree}"), List.of(main), "Merge all");
    }
}
