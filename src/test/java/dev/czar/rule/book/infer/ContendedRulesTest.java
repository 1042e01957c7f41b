package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.fact.ChangeScope.Overlap;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskReadiness.Contended;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContendedRulesTest {
    private static final Overlap OVERLAP = new Overlap("T2", "w1", "T1", List.of("src/tree.c"));
    private static final Ready READY = new Ready("T2", "", "", TaskKind.PRIMARY, 1);

    private static ScenarioBoard two() {
        return ScenarioBoard.of(task("T1"), task("T2"), OVERLAP);
    }

    @Test
    void aTaskWhoseFilesABusyWorkerIsChangingIsNotHandedOut() {
        two().with(new Claim("T1", "w1", minutes(1)))
                .derives(new Contended("T2", "w1"))
                .derivesNo(Ready.class);
    }

    @Test
    void aBranchNobodyWorksOnDoesNotHoldUpATask() {
        two().derives(READY, new Ready("T1", "", "", TaskKind.PRIMARY, 1)).derivesNo(Contended.class);
    }

    @Test
    void whatTheOtherWaitsForDoesNotWaitForIt() {
        ScenarioBoard busy = two().with(new Claim("T1", "w1", minutes(1)));
        busy.with(new Dependency("T1", "T2")).derives(READY);
        busy.with(new WorkerReport("w1", "T1", 10, "", "T2", "", minutes(1))).derives(READY);
        busy.with(new WorkerReport("w1", "T1", 10, "", "T3", "", minutes(1))).derivesNo(Ready.class);
    }
}
