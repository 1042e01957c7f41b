package dev.czar.loop.access;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.decision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.worker.LostNotices.ToldNotice;
import dev.czar.decision.Message;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Message.TellOwn;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.Topic;
import dev.czar.ledger.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldNoticeHistoryTest {
    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatAWorkerWasToldSinceItHasTheTaskIsKnownOldestFirst() {
        Tell before = tell("ada", "before");
        Tell early = tell("ada", "early");
        Tell heldBack = tell("ada", "held back");
        TellOwn late = new TellOwn("ada", "style", "login", "e1", "tabs", 1);
        done(0, before, 0);
        done(1, new InjectTask("ada", "login", 1), 1);
        done(2, early, 2);
        done(2, tell("bob", "other"), 2);
        decided(2, heldBack);
        done(3, new InjectTask("ada", "login", 2), 3);
        ledger.conclude(PROJECT, Outcome.done(heldBack, at(4), "SUBMITTED"));
        done(5, late, 5);
        ledger.conclude(PROJECT, Outcome.failed(decided(6, tell("ada", "failed")), at(6), "no pane"));
        decided(7, new InjectTask("ada", "login", 3));
        ToldNoticeHistory history = new ToldNoticeHistory(ledger.history(PROJECT));
        assertThat(history.told("ada", "login"))
                .containsExactly(
                        new ToldNotice(early, false), new ToldNotice(heldBack, true), new ToldNotice(late, true));
        assertThat(history.told("ada", "search")).isEmpty();
    }

    @Test
    void whatWasSaidAboutAnotherTaskOrWhileTheWorkerHadAnotherIsNot() {
        Tell own = new Tell("ada", Topic.REMARKS, "login", "r1", "words", 1);
        done(0, new InjectTask("ada", "login", 1), 0);
        done(1, own, 1);
        done(2, new Tell("ada", Topic.REMARKS, "search", "r2", "words", 1), 2);
        done(3, new InjectTask("ada", "search", 1), 3);
        done(4, tell("ada", "while it had the other"), 4);
        done(5, new InjectTask("ada", "login", 2), 5);
        ToldNoticeHistory history = new ToldNoticeHistory(ledger.history(PROJECT));
        assertThat(history.told("ada", "login")).containsExactly(new ToldNotice(own, false));
    }

    private static Tell tell(String worker, String episode) {
        return new Tell(worker, Topic.INSTRUCTION, "", episode, "words", 1);
    }

    private void done(int decided, Message message, int done) {
        ledger.conclude(PROJECT, Outcome.done(decided(decided, message), at(done), "SUBMITTED"));
    }

    private Message decided(int minute, Message message) {
        ledger.record(PROJECT, cycle(at(minute), ledger.lastSeq(PROJECT)), List.of(decision(message)));
        return message;
    }

    private static Instant at(int minute) {
        return NOW.plusSeconds(60L * minute);
    }
}
