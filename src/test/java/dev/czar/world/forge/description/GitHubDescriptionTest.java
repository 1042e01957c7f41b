package dev.czar.world.forge.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What GitHub publishes of its interface is what the scripted GitHub holds every request against. */
class GitHubDescriptionTest {
    private static final String REPOSITORY = "/repos/acme/tally";
    private ApiDescription description;

    @BeforeEach
    void find() {
        Optional<ApiDescription> found = PublishedDescriptions.gitHub();
        assumeTrue(found.isPresent(), "npm could not fetch GitHub's description: requests are not held against it");
        description = found.get();
    }

    @Test
    void whatIsDescribedHasNoFault() {
        assertThat(faults("GET", "/pulls?state=all&head=acme%3Aczar%2Fw%2FT1&per_page=100", ""))
                .isEmpty();
        assertThat(faults("POST", "/pulls", "{\"title\":\"T\",\"head\":\"a\",\"base\":\"main\",\"body\":\"\"}"))
                .isEmpty();
        assertThat(faults("POST", "/issues/1/labels", "{\"labels\":[\"czar\"]}"))
                .isEmpty();
        assertThat(faults("DELETE", "/issues/1/labels/czar%3Alanded", "")).isEmpty();
    }

    @Test
    void aPathOrMethodThatIsNotThereIsAFault() {
        assertThat(faults("GET", "/pull/1", "")).containsExactly("GET /repos/acme/tally/pull/1: no such path");
        assertThat(faults("DELETE", "/pulls/1", ""))
                .containsExactly("DELETE /repos/acme/tally/pulls/1: no such method");
        assertThat(faults("GET", "/pulls/first", "")).hasSize(1);
    }

    @Test
    void aParameterOfAnotherNameOrKindIsAFault() {
        assertThat(faults("GET", "/pulls?status=open", ""))
                .containsExactly("GET /repos/acme/tally/pulls?status=open: no such query parameter: status");
        assertThat(faults("GET", "/pulls?state=opened", "")).hasSize(1);
        assertThat(faults("GET", "/pulls?per_page=all", "")).hasSize(1);
    }

    @Test
    void aBodyOfAnotherShapeIsAFault() {
        assertThat(faults("POST", "/pulls", "{\"title\":\"T\",\"head\":\"a\"}")).hasSize(1);
        assertThat(faults("POST", "/pulls", "{\"head\":\"a\",\"base\":\"main\",\"text\":\"\"}"))
                .containsExactly("POST /repos/acme/tally/pulls: no such field: text");
        assertThat(faults("POST", "/issues/1/comments", "{\"body\":7}")).hasSize(1);
        assertThat(faults("POST", "/pulls", "")).containsExactly("POST /repos/acme/tally/pulls: without a body");
        assertThat(faults("POST", "/statuses/abc", "{\"state\":\"fine\"}")).hasSize(1);
    }

    private List<String> faults(String method, String path, String body) {
        return description.faults(method, URI.create(REPOSITORY + path), body.getBytes(StandardCharsets.UTF_8));
    }
}
