package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.web.view.NeedView.NeedKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedViewTest {

    private static NeedView need(NeedKind kind, String worker, String text, String decision) {
        return new NeedView(kind, "worker " + worker, worker, text, decision, Optional.of(Duration.ofSeconds(16)));
    }

    @Test
    void aQuestionIsThereOnceAndLeadsToTheDecisionThatToldIt() {
        NeedView question = need(NeedKind.QUESTION, "ada", "SQLite or Postgres?", "");
        NeedView alert =
                need(NeedKind.ALERT, "ada", "ada asks: SQLite or Postgres? (czar answer ada TEXT)", "AlertHuman/ada");
        NeedView other = need(NeedKind.QUESTION, "grace", "SQLite or Postgres?", "");
        assertThat(NeedView.eachOnce(List.of(question, other, alert)))
                .containsExactly(need(NeedKind.QUESTION, "ada", "SQLite or Postgres?", "AlertHuman/ada"), other);
    }

    @Test
    void anAlertThatSaysMoreStays() {
        NeedView question = need(NeedKind.QUESTION, "ada", "SQLite or Postgres?", "");
        NeedView stuck = need(NeedKind.ALERT, "ada", "ada is stuck for an hour", "AlertHuman/ada");
        assertThat(NeedView.eachOnce(List.of(question, stuck))).containsExactly(question, stuck);
        NeedView blank = need(NeedKind.DIALOG, "ada", "", "");
        assertThat(NeedView.eachOnce(List.of(blank, stuck))).containsExactly(blank, stuck);
    }
}
