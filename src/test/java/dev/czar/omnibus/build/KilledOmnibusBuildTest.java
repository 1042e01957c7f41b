package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.TestRounds;
import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that dies after each of its steps, and again while it goes on; more often with {@code -Drounds=20}. */
class KilledOmnibusBuildTest {
    private static final int TIMES = TestRounds.of(1);

    @TempDir
    Path folder;

    @Test
    void whereverItDiesItEndsInTheSameTreeAndMergesNothingTwice() throws Exception {
        try (IntegrationFixture scene = new IntegrationFixture(folder)) {
            scene.checking("! test -e bad && ! { test -e one && test -e four; }");
            List<String> files = List.of("one", "bad", "three", "four");
            for (int task = 1; task <= files.size(); task++) {
                scene.sample.branch("czar/w/T" + task, "main", files.get(task - 1), "x\n", "T" + task);
            }
            List<Member> members = List.of("T1", "T2", "T3", "T4").stream()
                    .map(task -> scene.member("w", task))
                    .toList();
            BuildOmnibus action = new BuildOmnibus(members, scene.sample.head("main"));
            Outcome calm = scene.builder(scene.site()).act(action);
            int steps = scene.steps(action.key()).size();
            String tip = scene.sample.head("czar/omnibus");
            assertThat(scene.sample.git("ls-tree", "--name-only", tip)).isEqualTo("README.md\none\nthree");
            Random random = new Random(7);
            for (int kill = 0; kill < TIMES * steps; kill++) {
                forget(scene);
                scene.crashAt(kill % steps);
                boolean died = dies(scene, action);
                boolean again = kill % 3 == 0 && diesAgain(scene, action, random.nextInt(steps));
                scene.crashAt(-1);
                Outcome resumed = scene.builder(scene.site()).resume(action);
                assertThat(died || again).isTrue();
                assertThat(scene.sample.head("czar/omnibus")).isEqualTo(tip);
                assertThat(resumed.detail()).isEqualTo(calm.detail());
                assertThat(scene.sample.git("rev-list", "--merges", "--count", "main..czar/omnibus"))
                        .isEqualTo("2");
                assertThat(IntegrationFixture.facts(resumed, Integrated.class))
                        .isEqualTo(IntegrationFixture.facts(calm, Integrated.class));
                assertThat(IntegrationFixture.facts(resumed, Evicted.class))
                        .extracting(Evicted::task, Evicted::reason)
                        .containsExactly(tuple("T2", EvictionReason.CHECKS), tuple("T4", EvictionReason.CHECKS));
            }
        }
    }

    private static boolean diesAgain(IntegrationFixture scene, BuildOmnibus action, int step) throws Exception {
        scene.crashAt(step);
        return dies(scene, action);
    }

    private static boolean dies(IntegrationFixture scene, BuildOmnibus action) throws Exception {
        try {
            scene.builder(scene.site()).resume(action);
            return false;
        } catch (IntegrationFixture.SimulatedCrash crash) {
            return true;
        }
    }

    private static void forget(IntegrationFixture scene) throws Exception {
        String deleted = scene.sample.git(
                "for-each-ref", "--format=delete %(refname)", "refs/czar/omnibus/", "refs/heads/czar/omnibus");
        CommandResult result = ExternalCommand.of("git", "update-ref", "--stdin")
                .in(scene.sample.top())
                .withInput((deleted + "\n").getBytes(StandardCharsets.UTF_8))
                .run();
        assertThat(result.errors()).isEmpty();
    }
}
