package dev.czar.rule.book.infer;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.task;
import static dev.czar.rule.book.Scene.turn;

import dev.czar.fact.Begun;
import dev.czar.fact.Busy;
import dev.czar.fact.Candidate;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Finishing;
import dev.czar.fact.Hold;
import dev.czar.fact.Idle;
import dev.czar.fact.Integrated;
import dev.czar.fact.Reservation;
import dev.czar.fact.ReturnedWork;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Turn;
import dev.czar.fact.WorkerReport;
import dev.czar.fact.Workspace;
import dev.czar.rule.book.Scene;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static Scene claimed() {
        return idle("w1").with(task("T1"), new Claim("T1", "w1", hours(1)));
    }

    @Test
    void aWorkerWithAClaimIsBusyUntilItsTaskIsIntegratedOrDone() {
        claimed().derives(new Busy("w1", "T1"));
        claimed().with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Busy.class);
        claimed()
                .with(new Task("T1", TaskKind.PRIMARY, TaskStatus.DONE, 1, "", "", true))
                .derivesNo(Busy.class);
        claimed()
                .with(new Task("T1", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", true))
                .derives(new Busy("w1", "T1"));
    }

    @Test
    void aWorkerAtItsPromptInACleanWorktreeIsIdle() {
        idle("w1").derives(new Idle("w1"));
    }

    @Test
    void aWorkerThatIsBusyActiveUncleanHeldOrNotAbleIsNotIdle() {
        claimed().derivesNo(Idle.class);
        idle("w1").with(turn("w1", Turn.ACTIVE)).derivesNo(Idle.class);
        idle("w1").with(new Workspace("w1", "b", "h", false, 0, 0, minutes(1))).derivesNo(Idle.class);
        idle("w1").without(Workspace.class).derivesNo(Idle.class);
        idle("w1").with(new Hold("w1", "ann", "mine", minutes(1))).derivesNo(Idle.class);
        idle("w1").with(gone("w1", minutes(1))).derivesNo(Idle.class);
    }

    @Test
    void aWorkerThatBeganATaskIsNotIdle() {
        idle("w1")
                .with(task("T1"), new WorkerReport("w1", "T1", 1, "", "", "", minutes(1)))
                .derives(new Begun("T1", "w1"))
                .derivesNo(Idle.class);
    }

    @Test
    void aWorkerIsFinishingWhileItsCompletionClaimStands() {
        Scene scene = claimed().with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)));
        Finishing finishing = new Finishing("w1", "T1", "b", "h1");
        scene.derives(finishing);
        scene.with(new CheckResult("T1", "h1", CheckStatus.FAILED, "s", "", minutes(1)))
                .derivesNo(Finishing.class);
        scene.with(new CheckResult("T1", "h0", CheckStatus.FAILED, "s", "", minutes(1)))
                .derives(finishing);
        scene.with(new ReturnedWork("w1", "T1", "h1", "checks/s", 1, minutes(0)))
                .derivesNo(Finishing.class);
        scene.with(new ReturnedWork("w1", "T1", "h0", "checks/s", 1, minutes(0)))
                .derives(finishing);
        scene.with(new ReturnedWork("w1", "T1", "h1", "untidy", 1, minutes(0))).derives(finishing);
        scene.with(new Integrated("T1", "b", "h1", "o", minutes(1))).derivesNo(Finishing.class);
        scene.with(new CompletionClaim("T1", "w2", "b", "h1", minutes(1))).derivesNo(Finishing.class);
    }

    @Test
    void anIdleWorkerIsACandidateWithTheNumberOfItsTasks() {
        idle("w1").derives(new Candidate("w1", 0, 0));
        claimed().with(new Integrated("T1", "b", "h", "o", minutes(1))).derives(new Candidate("w1", 0, 1));
        claimed().derivesNo(Candidate.class);
    }

    @Test
    void aFinishingWorkerIsACandidateUntilATaskIsReservedForIt() {
        Scene scene = claimed().with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)), task("T2"));
        scene.derives(new Candidate("w1", 5, 1));
        scene.with(new Reservation("T2", "w1", minutes(1))).derivesNo(Candidate.class);
        scene.with(new Reservation("T9", "w1", minutes(1))).derives(new Candidate("w1", 5, 1));
        scene.with(new Hold("w1", "ann", "mine", minutes(1))).derivesNo(Candidate.class);
    }
}
