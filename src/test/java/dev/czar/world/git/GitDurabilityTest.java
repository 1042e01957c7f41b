package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By git's own count of what it had the disk keep. */
class GitDurabilityTest {

    private static final Pattern SYNCED = Pattern.compile(
            "\"(?:key\":\"fsync/hardware-flush\",\"value\":\"?|name\":\"hardware-flush\",\"count\":)(\\d+)");

    @TempDir
    Path folder;

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
    void whatIsCommittedAndTheRefsThatNameItOutliveAPowerLoss() throws Exception {
        Git git = sample.repository().git();
        assertThat(synced(git, "a blob", "hash-object", "-w", "--stdin")).isPositive();
        String head = sample.head("main");
        assertThat(synced(git, "create refs/czar/kept " + head + "\n", "update-ref", "--stdin"))
                .isPositive();
    }

    @Test
    void aRepositoryThatIsThrownAwayWaitsForNoDisk() throws Exception {
        Git git = sample.repository().git().temporary();
        assertThat(synced(git, "another blob", "hash-object", "-w", "--stdin")).isZero();
        assertThat(synced(git.at(sample.top()), "a third", "hash-object", "-w", "--stdin"))
                .as("nor does it in another folder")
                .isZero();
    }

    private long synced(Git git, String input, String... arguments) throws Exception {
        Path events = Files.createTempFile(folder, "events", ".json");
        assertThat(git.with("GIT_TRACE2_EVENT", events.toString())
                        .run(input.getBytes(StandardCharsets.UTF_8), arguments)
                        .errors())
                .isEmpty();
        Matcher count = SYNCED.matcher(Files.readString(events));
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }
}
