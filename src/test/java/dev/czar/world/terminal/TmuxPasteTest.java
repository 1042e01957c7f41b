package dev.czar.world.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.TestRounds;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TmuxPasteTest {
    private static final String BEGIN = "\u001b[200~";
    private static final String END = "\u001b[201~";
    static final List<String> CORPUS = List.of(
            "plain",
            "it's \"quoted\" and `ticked` $(id) ${HOME} \\ \\n %s #{session_name} #(touch /tmp/x) !! ~ * ? [a] {b}",
            "ends in a semicolon;",
            "ends in an escaped one\\;",
            ";",
            "a;\nb;\n;\nEnter\nC-c\nEscape\nkill-server\n; kill-server ;",
            "-t\n-dash\n--\n-X cancel",
            "tab\there\t\t.\n\tindented",
            "漢字と絵文字 🚀👩‍👩‍👧‍👦 ñ é ü ß",
            "\n\nempty lines\n\n\nbetween\n",
            "x".repeat(200_000),
            "line of many\n".repeat(15_000));

    private TmuxTestServer own;

    @BeforeAll
    void start(@TempDir Path folder) {
        own = new TmuxTestServer(folder);
    }

    @AfterAll
    void stop() throws Exception {
        own.close();
    }

    @Test
    void randomTextsArriveByteForByte() throws Exception {
        TerminalPane pane = own.reader("random");
        Random random = new Random(20261122);
        StringBuilder expected = new StringBuilder();
        for (int number = 0; number < TestRounds.of(250); number++) {
            String text = randomText(random);
            own.paste(pane, text);
            expected.append(BEGIN).append(text).append(END);
        }
        arrives("random", expected.toString());
    }

    @Test
    void fiftyConcurrentPastesToEachOfTwoWorkersLandWhereTheyBelong() throws Exception {
        List<TerminalPane> panes = List.of(own.reader("w1"), own.reader("w10"));
        List<CompletableFuture<Void>> sends = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            for (TerminalPane pane : panes) {
                String text = "for " + pane.session() + " number " + number + ";";
                sends.add(CompletableFuture.runAsync(() -> paste(pane, text)));
            }
        }
        sends.forEach(CompletableFuture::join);
        for (TerminalPane pane : panes) {
            await().untilAsserted(() -> assertThat(own.received(pane.session()).split(Pattern.quote(END)))
                    .hasSize(50));
            List<String> expected = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                expected.add(BEGIN + "for " + pane.session() + " number " + number + ";");
            }
            assertThat(own.received(pane.session()).split(Pattern.quote(END)))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void randomTextsToManyWorkersAtOnceArriveOnceEachAndOnlyWhereTheyBelong() throws Exception {
        int workers = Integer.getInteger("workers", 4);
        int texts = TestRounds.of(25);
        List<CompletableFuture<String>> lanes = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            TerminalPane pane = own.reader("lane" + worker);
            Random random = new Random(worker);
            lanes.add(CompletableFuture.supplyAsync(() -> pasteAll(pane, random, texts)));
        }
        for (int worker = 0; worker < workers; worker++) {
            arrives("lane" + worker, lanes.get(worker).join());
        }
    }

    private String pasteAll(TerminalPane pane, Random random, int texts) {
        StringBuilder expected = new StringBuilder();
        for (int number = 0; number < texts; number++) {
            String text = pane.session() + " " + number + " " + randomText(random);
            paste(pane, text);
            expected.append(BEGIN).append(text).append(END);
        }
        return expected.toString();
    }

    private void arrives(String session, String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(own.received(session).equals(expected))
                        .as(() -> "bytes received")
                        .isTrue());
    }

    private void paste(TerminalPane pane, String text) {
        try {
            own.paste(pane, text);
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    private static String randomText(Random random) {
        String likely = ";\\'\"$`{}#%&|<>()[]~!-\n\t aZ0漢é";
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(80);
        for (int index = 0; index < length; index++) {
            int point = random.nextInt(4) > 0 ? likely.charAt(random.nextInt(likely.length())) : anything(random);
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static int anything(Random random) {
        int point = random.nextInt(0x1F000);
        boolean unfit = Character.isISOControl(point) || point >= 0xD800 && point <= 0xDFFF;
        return unfit ? 'x' : point;
    }
}
