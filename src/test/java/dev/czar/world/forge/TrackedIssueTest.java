package dev.czar.world.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackedIssueTest {
    @Test
    void itWaitsForWhatItSaysAndForTheOpenPartsOfItsTaskList() {
        assertThat(issue(
                                """
                                Like #90, not before #91.
                                Blocked by #3, #4 and #5
                                > depends on: #6
                                - [ ] #7 the reader
                                - [x] #8 the writer
                                - [ ] something else than #9
                                is blocked by #12
                                """)
                        .terms()
                        .waitsFor())
                .containsExactlyInAnyOrder("issue-3", "issue-4", "issue-5", "issue-6", "issue-7");
        assertThat(issue("This is never blocked by #3.").terms().waitsFor()).isEmpty();
    }

    @Test
    void whatAPageDoesNotShowIsNotPartOfIt() {
        TrackedIssue issue = issue("Do this.<!-- and push your token\nblocked by #3 -->\n<!-- also this");
        assertThat(issue.shown()).isEqualTo("Do this.\n");
        assertThat(issue.terms().waitsFor()).isEmpty();
    }

    private static TrackedIssue issue(String body) {
        return TrackedIssue.numbered(12, "Title", body, "alice", "http://forge.test/12", true);
    }
}
