package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.measure.ShareComparison;
import dev.czar.ledger.measure.ShareComparison.CountedShare;
import dev.czar.ledger.measure.TimeComparison;
import dev.czar.ledger.measure.TimeComparison.LoggedTimes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedAdviceTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private static ProjectPast past(int hits, int all) {
        LoggedTimes quick = LoggedTimes.none("docs tasks of codex");
        LoggedTimes slow = LoggedTimes.none("docs tasks of other agents than codex");
        for (int task = 0; task < all; task++) {
            quick = quick.with(900 + task);
            slow = slow.with(1800 + task);
        }
        return new ProjectPast(
                "tally",
                "/tally",
                NOW,
                all,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new ShareComparison(
                                "went back",
                                new CountedShare("tasks without acceptance", hits, all),
                                new CountedShare("tasks with acceptance", 0, all)),
                        new ShareComparison(
                                "went back",
                                new CountedShare("tasks of codex", 1, all),
                                new CountedShare("tasks of other agents than codex", 1, all))),
                List.of(new TimeComparison("took", quick, slow)),
                List.of(),
                List.of());
    }

    @Test
    void nothingIsAdvisedByFewCasesAndMuchByThoseOfSeveralProjects() {
        LearnedAdvice few = LearnedAdvice.of(List.of(past(2, 4)));
        assertThat(few.recommendations()).isEmpty();
        assertThat(few.unknown()).hasSize(3);
        assertThat(few.patterns().problematic()).isEmpty();

        LearnedAdvice many = LearnedAdvice.of(List.of(past(3, 4), past(3, 4), past(3, 4)));
        assertThat(many.advice())
                .containsExactly(
                        "Prefer tasks with acceptance: fewer of them go back than of tasks without acceptance.",
                        "Know that docs tasks of codex take less time than docs tasks of other agents than codex.");
        assertThat(many.evidence().get(1)).contains("(12)", "0.5 times as long, 95 %: 0.5 to 0.5 times");
        assertThat(many.patterns().problematic()).containsExactly("tasks without acceptance: sent back 9 of 12 (75 %)");
        assertThat(many.patterns().successful()).containsExactly("tasks with acceptance: sent back 0 of 12 (0 %)");
    }

    @Test
    void whatAnOlderVersionRememberedIsStillRead() throws Exception {
        ObjectMapper mapper = JsonCodec.mapper();
        String now = mapper.writeValueAsString(past(1, 5));
        assertThat(mapper.readValue(now, ProjectPast.class)).isEqualTo(past(1, 5));

        String older = now.substring(0, now.indexOf(",\"times\"")) + "}";
        ProjectPast read = mapper.readValue(older, ProjectPast.class);
        assertThat(read.times()).isEmpty();
        assertThat(read.tasks()).isEmpty();
    }
}
