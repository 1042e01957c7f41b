package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Omnibus.TakenOut;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutOfOmnibusTest {
    @TempDir
    Path folder;

    private IntegrationFixture scene;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder).unchecked();
        scene.sample.branch("czar/ada/login", "main", "login", "x", "Login");
        scene.sample.branch("czar/ben/parser", "main", "parser", "x", "Parser");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void whatCannotLandIsLeftOutAndTheRestLands() throws Exception {
        Member login = scene.member("ada", "login");
        Member parser = scene.member("ben", "parser");
        scene.build("main", login, parser);

        Outcome without = build("main", List.of(parser), login);

        assertThat(without.detail()).contains("without login");
        assertThat(integrated(without)).containsExactly("parser");
        assertThat(gone(without)).containsExactly("Integrated/login");
        assertThat(IntegrationFixture.facts(without, TakenOut.class))
                .extracting(TakenOut::head)
                .containsExactly(login.head());
        assertThat(scene.lander().act(IntegrationFixture.landing(without)).status())
                .isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.git("ls-tree", "--name-only", "main"))
                .contains("parser")
                .doesNotContain("login");
    }

    @Test
    void whatContainsItStaysOutWithIt() throws Exception {
        Member login = scene.member("ada", "login");
        scene.build("main", login);
        scene.sample.branch("czar/cyd/search", "czar/omnibus", "search", "x", "Search");
        Member search = scene.member("cyd", "search");
        scene.build("czar/omnibus", search);

        Outcome without = build("main", List.of(scene.member("ben", "parser"), search), login);

        assertThat(integrated(without)).containsExactly("parser");
        assertThat(IntegrationFixture.facts(without, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.task()).isEqualTo("search");
                    assertThat(evicted.reason()).isEqualTo(EvictionReason.REQUIREMENT);
                    assertThat(evicted.log()).contains("It contains login (czar/ada/login at " + login.head());
                });
        assertThat(gone(without)).containsExactlyInAnyOrder("Integrated/login", "Integrated/search");
        Outcome later = build("czar/omnibus", List.of(search), login);
        assertThat(integrated(later)).isEmpty();
    }

    @Test
    void itsOwnNewerHeadBringsItInAgainAndWhatContainsIt() throws Exception {
        Member login = scene.member("ada", "login");
        scene.build("main", login);
        scene.sample.branch("czar/cyd/search", "czar/omnibus", "search", "x", "Search");
        Member search = scene.member("cyd", "search");
        build("main", List.of(scene.member("ben", "parser"), search), login);
        scene.sample.git("switch", "--quiet", "czar/ada/login");
        scene.sample.commit("login", "mended\n", "Mend");
        scene.sample.git("switch", "--quiet", "main");

        Outcome again = build("czar/omnibus", List.of(scene.member("ada", "login"), search), login);

        assertThat(integrated(again)).containsExactlyInAnyOrder("login", "search");
    }

    @Test
    void whenNothingElseCanGoInThereIsNoOmnibus() throws Exception {
        Member login = scene.member("ada", "login");
        scene.build("main", login);
        scene.sample.branch("czar/cyd/search", "czar/omnibus", "search", "x", "Search");
        Member search = scene.member("cyd", "search");

        Outcome without = build("main", List.of(search), login);

        assertThat(without.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(gone(without)).containsExactlyInAnyOrder("Integrated/login", "Integrated/search", "Omnibus/tip");
        assertThat(IntegrationFixture.facts(without, Omnibus.class)).isEmpty();
        assertThat(scene.sample.head("czar/omnibus")).isEqualTo(scene.sample.head("main"));
    }

    @Test
    void aBuildThatWasNotToldIsToldAgainWithoutIt() throws Exception {
        Member login = scene.member("ada", "login");
        Member parser = scene.member("ben", "parser");
        scene.build("main", login, parser);
        Outcome first = build("main", List.of(parser), login);

        Outcome again = build("main", List.of(parser), login);

        assertThat(again.detail()).isEqualTo(first.detail());
        assertThat(gone(again)).containsExactly("Integrated/login");
    }

    private Outcome build(String base, List<Member> members, Member without) throws InterruptedException {
        return scene.builder(scene.site()).act(new BuildOmnibus(members, List.of(without), scene.sample.head(base), 1));
    }

    private static List<String> integrated(Outcome outcome) {
        return IntegrationFixture.facts(outcome, Integrated.class).stream()
                .map(Integrated::task)
                .toList();
    }

    private static List<String> gone(Outcome outcome) {
        return outcome.observations().stream()
                .filter(seen -> seen.fact().isEmpty())
                .map(Observation::key)
                .toList();
    }
}
