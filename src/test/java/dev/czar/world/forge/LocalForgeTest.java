package dev.czar.world.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitTestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalForgeTest extends ForgeContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private final List<GitRepository> opened = new ArrayList<>();

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
    }

    @AfterEach
    void end() {
        opened.forEach(GitRepository::close);
        sample.close();
    }

    @Override
    protected Forge forge() {
        GitRepository repository = GitRepository.open(sample.top());
        opened.add(repository);
        return new LocalForge(repository, CLOCK);
    }

    @Override
    protected String push(String branch) {
        return sample.commit("file", branch + opened.size() + System.nanoTime(), "More");
    }

    @Test
    void theHeadIsKeptAliveByARefOfThePullRequest() {
        String head = push("czar/w/T1");
        forge().open(draft("czar/w/T1", head));
        assertThat(sample.head("refs/czar/pull/1/head")).isEqualTo(head);
    }

    @Test
    void oneThatIsDamagedStopsNoOther() {
        forge().open(draft("czar/w/T1", push("czar/w/T1")));
        forge().open(draft("czar/w/T2", push("czar/w/T2")));
        sample.git("update-ref", "refs/czar/pull/2/meta", "refs/czar/pull/2/head");
        assertThat(forge().list().pulls()).extracting(ForgePullRequest::number).containsExactly(1);
        assertThat(forge().list().unreadable()).extracting(one -> one.number()).containsExactly(2);
        assertThat(forge().open(draft("czar/w/T3", push("czar/w/T3"))).number()).isEqualTo(3);
    }

    @Test
    void aBareRepositoryWillDo() {
        sample.git("clone", "--quiet", "--bare", ".", folder.resolve("bare").toString());
        try (GitRepository bare = GitRepository.open(folder.resolve("bare"))) {
            Forge forge = new LocalForge(bare, CLOCK);
            forge.open(draft("czar/w/T1", sample.head("main")));
            assertThat(forge.list().pulls()).hasSize(1);
        }
    }
}
