package dev.czar.rule.book;

import static dev.czar.rule.Situation.given;

import dev.czar.decision.StartWorker;
import dev.czar.fact.Worker;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkersRulesTest {

    @Test
    void aNewWorkerIsStarted() {
        given(new Worker("w1", "command", List.of())).decides(new StartWorker("w1"));
    }
}
