package dev.czar.world.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.io.ProcessTable;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each host of sessions holds to, whether they have a terminal or none. */
abstract class TerminalHostContract {
    @TempDir
    Path folder;

    /** The host, new for each test. */
    abstract TerminalHost host() throws Exception;

    /** A session whose program keeps the messages it is given; ready for the first. */
    abstract TerminalPane reader(String session) throws Exception;

    /** The messages which that program was given. */
    abstract List<String> messages(String session) throws Exception;

    /** A session whose program runs this for its message or at once. */
    abstract TerminalPane runs(String session, String shell) throws Exception;

    SessionLaunch launch(String session, String shell) {
        return new SessionLaunch(session, folder, List.of("sh", "-c", shell), Map.of());
    }

    void send(TerminalPane pane, String text) throws Exception {
        String buffer = "b" + Math.abs(text.hashCode());
        host().loadBuffer(pane.session(), buffer, text.getBytes(StandardCharsets.UTF_8));
        host().paste(pane, buffer);
        host().pressEnter(pane);
    }

    @Test
    void eachTextOfTheCorpusArrivesByteForByteAsOneMessage() throws Exception {
        TerminalPane pane = reader("w1");
        for (String text : TmuxPasteTest.CORPUS) {
            send(pane, text);
        }
        await().untilAsserted(() -> assertThat(messages("w1").size()).isEqualTo(TmuxPasteTest.CORPUS.size()));
        assertThat(messages("w1").equals(TmuxPasteTest.CORPUS))
                .as("bytes received")
                .isTrue();
    }

    @Test
    void messagesToTwoWorkersAtOnceArriveOnceEachAndWhereTheyBelong() throws Exception {
        List<TerminalPane> panes = List.of(reader("w1"), reader("w10"));
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (TerminalPane pane : panes) {
            lanes.add(CompletableFuture.runAsync(() -> {
                for (int number = 0; number < 10; number++) {
                    sendUnchecked(pane, "for " + pane.session() + " number " + number + ";");
                }
            }));
        }
        lanes.forEach(CompletableFuture::join);
        for (TerminalPane pane : panes) {
            await().untilAsserted(() -> assertThat(messages(pane.session())).hasSize(10));
            assertThat(messages(pane.session()))
                    .allMatch(text -> text.matches("for " + pane.session() + " number \\d;"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aPasteRemovesItsBufferSoThatAnAbsentBufferProvesIt() throws Exception {
        TerminalPane pane = reader("w1");
        host().loadBuffer("w1", "b", new byte[] {'x'});
        assertThat(host().hasBuffer("w1", "b")).isTrue();
        host().paste(pane, "b");
        assertThat(host().hasBuffer("w1", "b")).isFalse();
        assertThat(messages("w1")).isEmpty();
    }

    @Test
    void aBufferThatIsDeletedIsNotThere() throws Exception {
        reader("w1");
        host().loadBuffer("w1", "b", new byte[] {'x'});
        host().deleteBuffer("w1", "b");
        assertThat(host().hasBuffer("w1", "b")).isFalse();
    }

    @Test
    void nothingIsWrittenToASessionThatHasEnded() throws Exception {
        TerminalPane pane = runs("w1", "exit 3");
        await().until(() -> host().panes().ofSession("w1").orElseThrow().dead());
        host().loadBuffer("w1", "b", new byte[] {'x'});
        assertThatThrownBy(() -> host().paste(pane, "b"))
                .isInstanceOfSatisfying(TerminalException.class, sure -> assertThat(sure.outcomeUnknown())
                        .isFalse());
        assertThat(host().hasBuffer("w1", "b")).isTrue();
    }

    @Test
    void aRestartedProcessDoesNotGetWhatWasMeantForTheOldOne() throws Exception {
        TerminalPane old = reader("w1");
        TerminalPane restarted = host().restart(old, launch("w1", "cat"));
        assertThat(restarted.id()).isEqualTo(old.id());
        assertThat(restarted.pid()).isNotEqualTo(old.pid());
        host().loadBuffer("w1", "b", new byte[] {'x'});
        assertThatThrownBy(() -> host().paste(old, "b")).isInstanceOf(TerminalException.class);
        assertThat(ProcessTable.isAlive(old.pid())).isFalse();
    }

    @Test
    void aSecondSessionOfTheSameNameIsRefused() throws Exception {
        reader("w1");
        assertThatThrownBy(() -> host().start(launch("w1", "sleep 100"))).isInstanceOf(TerminalException.class);
        assertThat(host().panes().panes()).hasSize(1);
    }

    @Test
    void stoppingASessionLeavesItsPrefixNeighbourAlone() throws Exception {
        reader("w10");
        host().stop("w1");
        reader("w1");
        host().stop("w1");
        assertThat(host().panes().ofSession("w1")).isEmpty();
        assertThat(host().panes().ofSession("w10").orElseThrow().dead()).isFalse();
    }

    /** One that heeds no signal of those that can be heeded takes the whole grace. */
    @Test
    void stoppingASessionEndsItsWholeProcessTree() throws Exception {
        Path pids = folder.resolve("pids");
        runs(
                "w1",
                "trap '' HUP TERM; sh -c 'trap \"\" HUP TERM; echo $$ >>" + pids + "; sleep 100' & echo $$ >>" + pids
                        + "; wait; sleep 100");
        await().until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);
        host().stop("w1");
        for (String pid : Files.readAllLines(pids)) {
            assertThat(ProcessTable.isAlive(Long.parseLong(pid))).isFalse();
        }
        assertThat(host().panes().ofSession("w1")).isEmpty();
    }

    @Test
    void enterIsPressedOnlyWhileTheTextStandsThere() throws Exception {
        TerminalPane pane = reader("w1");
        assertThatThrownBy(() -> host().pressEnterWhile(pane, "nowhere to be found"))
                .isInstanceOfSatisfying(TerminalException.class, sure -> assertThat(sure.outcomeUnknown())
                        .isFalse());
        assertThat(messages("w1")).isEmpty();
    }

    private void sendUnchecked(TerminalPane pane, String text) {
        try {
            send(pane, text);
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    /** The pieces between these marks. */
    static List<String> between(String all, String begin, String end) {
        return Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(all)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
