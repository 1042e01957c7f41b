package dev.czar.web.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSubjectTest {

    @Test
    void aPayloadSaysWhichPullRequestItIsAbout() {
        assertThat(of("{\"pull_request\": {\"number\": 7}}").pullRequests()).contains(7);
        assertThat(of("{\"issue\": {\"number\": 8, \"pull_request\": {}}}").pullRequests())
                .contains(8);
        WebhookSubject run = of("{\"check_run\": {\"head_sha\": \"abc\", \"pull_requests\": [{\"number\": 9}]}}");
        assertThat(run.pullRequests()).contains(9);
        assertThat(run.commit()).isEqualTo("abc");
        assertThat(of("{\"sha\": \"def\", \"state\": \"failure\"}").commit()).isEqualTo("def");
    }

    @Test
    void aPayloadOfGitLabSaysItInItsOwnWords() {
        assertThat(of("{\"object_kind\": \"merge_request\", \"object_attributes\": {\"iid\": 7}}")
                        .pullRequests())
                .contains(7);
        assertThat(
                        of("{\"object_kind\": \"note\", \"object_attributes\": {\"id\": 9}, \"merge_request\": {\"iid\": 8}}")
                                .pullRequests())
                .contains(8);
        assertThat(of("{\"object_kind\": \"pipeline\", \"object_attributes\": {\"id\": 3, \"sha\": \"abc\"}}")
                        .commit())
                .isEqualTo("abc");
    }

    @Test
    void whatCannotBeReadNamesNone() {
        for (String body : new String[] {"", "[", "null", "7", "{\"pull_request\": 3, \"check_run\": []}"}) {
            assertThat(of(body).pullRequests()).as(body).containsExactly(0);
            assertThat(of(body).commit()).as(body).isEmpty();
        }
    }

    private static WebhookSubject of(String body) {
        return WebhookSubject.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
