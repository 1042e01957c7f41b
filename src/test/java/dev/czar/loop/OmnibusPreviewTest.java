package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.OmnibusReadiness.BuildBase;
import dev.czar.fact.OmnibusReadiness.Mergeable;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.loop.OmnibusPreview.OmnibusPlan;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.merge.CommitMerger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmnibusPreviewTest {
    @TempDir
    Path folder;

    @Test
    void theNextBuildIsForeseenAlsoWithoutAWorkersWork() {
        try (GitTestRepository sample = GitTestRepository.withCommit(folder.resolve("r"))) {
            sample.branch("czar/a/T1", "main", "same", "a\n", "A");
            sample.branch("czar/b/T2", "main", "same", "b\nb\n", "B");
            sample.branch("czar/c/T3", "czar/b/T2", "more", "c\n", "C");
            List<Fact> facts = new ArrayList<>(List.of(new BuildBase(sample.head("main"), false)));
            for (String name : List.of("a/T1", "b/T2", "c/T3")) {
                String task = name.substring(2);
                String head = sample.head("czar/" + name);
                facts.add(new Mergeable(task, "czar/" + name, head));
                facts.add(new Accepted(task, name.substring(0, 1), "czar/" + name, head));
            }
            OmnibusPreview outlook = new OmnibusPreview(
                    sample.repository(), new CommitMerger(sample.repository(), List.of()), Clock.systemUTC());
            OmnibusPlan prospect = outlook.plan(facts, "");
            assertThat(prospect.order()).extracting(Member::task).containsExactly("T2", "T3", "T1");
            assertThat(prospect.conflicts()).hasSize(2).allSatisfy(meeting -> {
                assertThat(meeting.other().task()).isEqualTo("T1");
                assertThat(meeting.files()).containsExactly("same");
            });
            OmnibusPlan without = outlook.plan(facts, "b");
            assertThat(without.order()).extracting(Member::task).containsExactly("T1");
            assertThat(without.leftOut()).extracting(Member::task).containsExactly("T2", "T3");
            assertThat(without.cost()).isZero();
        }
    }
}
