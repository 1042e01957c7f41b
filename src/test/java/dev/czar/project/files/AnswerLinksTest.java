package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(12);

    @TempDir
    Path folder;

    private ProjectLayout layout;
    private AnswerLinks links;
    private String token;

    @BeforeEach
    void make() throws Exception {
        layout = ProjectTestRepository.withCommit(folder.resolve("tally")).layout();
        links = AnswerLinks.of(layout, "tally", LIFETIME).orElseThrow();
        token = links.path("ada", NOW).substring(AnswerLinks.PATH.length());
    }

    @Test
    void itEntitlesToAnswerItsWorkerUntilItsEnd() throws Exception {
        assertThat(links.read(token, NOW.plus(LIFETIME).minusMillis(1)))
                .contains(new AnswerLinks.AnswerRight("ada", NOW, NOW.plus(LIFETIME)));
        assertThat(links.read(token, NOW.plus(LIFETIME))).isEmpty();
    }

    @Test
    void notAByteOfItCanBeChanged() throws Exception {
        for (int place = 0; place < token.length(); place++) {
            char other = token.charAt(place) == 'A' ? 'Q' : 'A';
            String changed = token.substring(0, place) + other + token.substring(place + 1);
            assertThat(links.read(changed, NOW)).as(changed).isEmpty();
        }
        for (String junk : new String[] {"", ".", "a.b.c", "a", "%.%", token + ".", "." + token, token.repeat(20)}) {
            assertThat(links.read(junk, NOW)).as(junk).isEmpty();
        }
    }

    @Test
    void anotherKeyOrProjectEndsIt() throws Exception {
        assertThat(new AnswerLinks(layout, "other", LIFETIME).read(token, NOW)).isEmpty();
        ApiToken.renew(layout.answerKey());
        assertThat(links.read(token, NOW)).isEmpty();
    }

    @Test
    void withoutALifetimeThereAreNone() {
        assertThat(AnswerLinks.of(layout, "tally", Duration.ZERO)).isEmpty();
    }
}
