package dev.czar.web.rules;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.simulation.ProvenChange;
import dev.czar.loop.ProjectLoop;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.rule.RuleFiles;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of a limit from its search in the lab to the rules in force of a running service. */
@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class RuleProposalsResourceServedTest {

    private static final String FILE = "limits-work.drl";

    @Inject
    ServedProjectFixture served;

    @TestHTTPResource("/")
    URI service;

    private ProjectLayout layout;
    private String before;

    @BeforeEach
    void aProjectWhoseOwnLimitIsABadOne() throws Exception {
        served.live().announce("http://127.0.0.1:" + service.getPort());
        layout = loop().layout();
        before = inForce();
        Files.writeString(
                layout.rules().resolve(FILE),
                RuleFiles.shipped().find(FILE).orElseThrow().text().replace("WorkLimits( 2 )", "WorkLimits( 1 )"));
        savedIsInForce();
    }

    @AfterEach
    void theProjectAsItWas() throws Exception {
        for (Path file : Files.list(layout.rules()).toList()) {
            if (!file.endsWith("test.drl")) {
                Files.delete(file);
            }
        }
        savedIsInForce();
        assertThat(inForce()).isEqualTo(before);
    }

    private ProjectLoop loop() {
        return served.live().loop();
    }

    private String inForce() {
        return loop().ruleActivation().book().revision();
    }

    private void savedIsInForce() {
        await().atMost(60, SECONDS)
                .until(() -> inForce().equals(RuleFiles.of(layout.rules()).revision()));
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(layout.root(), arguments);
    }

    @Test
    void aProvenChangeGoesFromTheSearchThroughTheShadowIntoForce() throws Exception {
        RuleFiles own = RuleFiles.of(layout.rules());
        RuleChangeProposal found = ProvenChange.search(own, "work-in-progress", new ProposalFolder(layout.proposals()));
        assertThat(found.to()).isEqualTo("2");

        CommandLineRun offered = czar("proposals", "offer", found.name());
        assertThat(offered.out()).as(offered.err()).contains("offered");
        assertThat(loop().ruleActivation().shadowRevision()).isPresent();
        assertThat(inForce()).as("nobody has said yes").isEqualTo(own.revision());
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(czar("facts", "Note").out()).contains(found.name()));

        CommandLineRun accepted = czar("proposals", "accept", found.name(), "--reason", "it is proven");
        assertThat(accepted.out()).as(accepted.err()).contains("accepted");
        assertThat(inForce()).isEqualTo(RuleFiles.of(layout.rules()).revision());
        assertThat(layout.rules().resolve(FILE)).content().contains("WorkLimits( 2 )");
        assertThat(layout.rules().resolve(found.testFile())).exists();
        assertThat(czar("rules", "status").out()).contains("promoted from shadow: it is proven");
        assertThat(czar("proposals", "accept", found.name()).err()).contains("accepted already");
    }
}
