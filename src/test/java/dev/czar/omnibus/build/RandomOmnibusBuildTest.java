package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import dev.czar.actuator.integration.IntegrationContext;
import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.CommitHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random branches over few files; more rounds with {@code -Drounds=30}, another start with {@code -Dseed=7}. */
class RandomOmnibusBuildTest {
    private static final int ROUNDS = TestRounds.of(15);
    private static final long SEED = Long.getLong("seed", 20_260_101L);
    private static final int BRANCHES = 5;
    private static final int FILES = 7;
    private static final int CHECKED = 10;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final StringBuilder stream = new StringBuilder();

    @Test
    void whatIsTestedLandsAndHoldsExactlyItsMembers() throws Exception {
        try (IntegrationFixture scene = new IntegrationFixture(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                write(round);
            }
            CommandResult imported = ExternalCommand.of("git", "fast-import", "--quiet")
                    .in(scene.sample.top())
                    .withInput(stream.toString().getBytes(StandardCharsets.UTF_8))
                    .run();
            assertThat(imported.errors()).isEmpty();
            int evicted = 0;
            for (int round = 0; round < ROUNDS; round++) {
                evicted += holds(scene, round);
            }
            assertThat(evicted).isPositive();
            assertThat(scene.sample.git("status", "--porcelain", "--branch")).isEqualTo("## main");
        }
    }

    private int holds(IntegrationFixture scene, int round) throws InterruptedException {
        if (round % CHECKED == 0) {
            scene.checking("! grep -q bad file*");
        } else {
            scene.unchecked();
        }
        IntegrationContext site = scene.site("m" + round, "o" + round);
        List<Member> members = new ArrayList<>();
        for (int branch = 0; branch < BRANCHES; branch++) {
            String name = "czar/w" + branch + "/R" + round;
            members.add(new Member(
                    "T" + branch,
                    name,
                    scene.sample.repository().find("refs/heads/" + name).orElseThrow()));
        }
        int early = random.nextInt(BRANCHES);
        List<Outcome> outcomes = new ArrayList<>();
        String mainline = site.repository().requireHead(site.trunk().mainline());
        outcomes.add(scene.builder(site).act(new BuildOmnibus(members.subList(0, early), mainline)));
        String tip = site.repository().head(site.trunk().omnibus()).orElse(mainline);
        outcomes.add(scene.builder(site).act(new BuildOmnibus(members.subList(early, BRANCHES), tip)));
        assertThat(outcomes).extracting(Outcome::status).containsOnly(OutcomeStatus.DONE);
        return landed(scene, site, outcomes);
    }

    private static int landed(IntegrationFixture scene, IntegrationContext site, List<Outcome> outcomes) {
        if (outcomes.stream().allMatch(outcome -> IntegrationFixture.facts(outcome, Omnibus.class)
                .isEmpty())) {
            return BRANCHES;
        }
        Omnibus omnibus = outcomes.stream()
                .flatMap(outcome -> IntegrationFixture.facts(outcome, Omnibus.class).stream())
                .reduce((earlier, later) -> later)
                .orElseThrow();
        LandOmnibusActuator lander =
                new LandOmnibusActuator(site, scene.forge, Optional.empty(), scene.commits(MergeStyle.COMMIT));
        lander.act(new LandOmnibus(omnibus.commit(), omnibus.tree(), 1));
        String landed = site.repository().requireHead(site.trunk().mainline());
        CommitHistory history = site.repository().history();
        assertThat(history.commit(landed).tree()).isEqualTo(omnibus.tree());
        int evicted = 0;
        for (Outcome outcome : outcomes) {
            for (Integrated member : IntegrationFixture.facts(outcome, Integrated.class)) {
                assertThat(history.contains(landed, member.head())).isTrue();
            }
            String built = IntegrationFixture.facts(outcome, Omnibus.class).stream()
                    .map(Omnibus::commit)
                    .findFirst()
                    .orElse(landed);
            for (Evicted member : IntegrationFixture.facts(outcome, Evicted.class)) {
                assertThat(history.contains(built, member.head())).isFalse();
                evicted++;
            }
        }
        return evicted;
    }

    /** A mainline of one commit and branches that begin there or on another branch. */
    private void write(int round) {
        commit("m" + round, "", "base", FILES);
        for (int branch = 0; branch < BRANCHES; branch++) {
            String name = "czar/w" + branch + "/R" + round;
            boolean onTop = branch > 0 && random.nextInt(3) == 0;
            String from = onTop ? "czar/w" + random.nextInt(branch) + "/R" + round : "m" + round;
            String text = random.nextInt(4) == 0 ? "bad" : "good";
            for (int commits = 1 + random.nextInt(2); commits > 0; commits--) {
                commit(name, from, text + random.nextInt(1000), 1);
                from = "";
            }
        }
    }

    private void commit(String branch, String from, String text, int files) {
        stream.append("commit refs/heads/%s\ncommitter S <s@l> %d +0000\ndata 1\nx\n"
                .formatted(branch, 1_700_000_000 + random.nextInt(100_000)));
        if (!from.isEmpty()) {
            stream.append("from refs/heads/%s\n".formatted(from));
        }
        for (int file = 0; file < files; file++) {
            int number = files == 1 ? random.nextInt(FILES) : file;
            stream.append("M 100644 inline file%d\ndata %d\n%s\n".formatted(number, text.length(), text));
        }
        stream.append('\n');
    }
}
