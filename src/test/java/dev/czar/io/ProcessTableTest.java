package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A parent that never collects its children, as tmux when it misses a signal. */
@EnabledOnOs(OS.LINUX)
class ProcessTableTest {
    private Process parent;

    @AfterEach
    void end() {
        parent.destroyForcibly();
    }

    @Test
    void oneThatNobodyCollectsSaysWhatItExitedWith() throws Exception {
        long child = childOf("exec 3<&0; (read line <&3; exit 3) & echo $!; exec sleep 100");
        await().until(() -> ProcessTable.program(parent.pid()).equals("sleep"));
        parent.outputWriter().append("\n").flush();
        await().untilAsserted(() -> assertThat(ProcessTable.waitStatus(child)).hasValue(3 << 8));
        assertThat(ProcessTable.isAlive(child)).isFalse();
    }

    @Test
    void oneThatNobodyCollectsSaysWhatSignalEndedIt() throws Exception {
        long child = childOf("sleep 100 & echo $!; exec sleep 100");
        await().until(() -> ProcessTable.program(parent.pid()).equals("sleep"));
        signal("KILL", child);
        await().untilAsserted(() -> assertThat(ProcessTable.waitStatus(child)).hasValue(9));
        assertThat(ProcessTable.isAlive(child)).isFalse();
    }

    @Test
    void oneThatRunsOrIsNotThereSaysNothing() throws Exception {
        long child = childOf("sleep 100 & trap \"kill $!\" TERM; echo $!; wait");
        assertThat(ProcessTable.waitStatus(child)).isEmpty();
        assertThat(ProcessTable.waitStatus(parent.pid())).isEmpty();
        parent.destroy();
        await().until(() -> !ProcessTable.isAlive(child));
        assertThat(ProcessTable.waitStatus(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void oneIsStoppedThatASignalStoppedOrWhoseOnlyChildIs() throws Exception {
        long child = childOf("sleep 100 & echo $!; wait");
        assertThat(ProcessTable.isStopped(parent.pid())).isFalse();
        signal("STOP", child);
        await().untilAsserted(() -> assertThat(ProcessTable.isStopped(child)).isTrue());
        assertThat(ProcessTable.isStopped(parent.pid())).isTrue();
        signal("CONT", child);
        await().untilAsserted(
                        () -> assertThat(ProcessTable.isStopped(parent.pid())).isFalse());
        signal("STOP", parent.pid());
        await().untilAsserted(
                        () -> assertThat(ProcessTable.isStopped(parent.pid())).isTrue());
        signal("CONT", parent.pid());
        signal("TERM", child);
    }

    @Test
    void oneOfSeveralChildrenThatIsStoppedStopsNobodyElse() throws Exception {
        long child = childOf("sleep 100 & echo $!; sleep 100 & other=$!; trap \"kill $other\" TERM; wait $other");
        signal("STOP", child);
        await().untilAsserted(() -> assertThat(ProcessTable.isStopped(child)).isTrue());
        assertThat(ProcessTable.isStopped(parent.pid())).isFalse();
        signal("KILL", child);
        parent.destroy();
        parent.waitFor();
    }

    @Test
    void aProgramThatIsNoLauncherIsNotStoppedWithItsChild() throws Exception {
        long child = childOf("exec find /proc/self/exe -exec sh -c 'echo $$; exec sleep 100' \\;");
        signal("STOP", child);
        await().untilAsserted(() -> assertThat(ProcessTable.isStopped(child)).isTrue());
        assertThat(ProcessTable.isStopped(parent.pid())).isFalse();
        signal("KILL", child);
    }

    @Test
    void aShellThatReadsWhileItsChildIsStoppedIsNotStopped() throws Exception {
        long child = childOf("sleep 100 & echo $!; trap \"kill -KILL $!\" TERM; read line; exit");
        signal("STOP", child);
        await().untilAsserted(() -> assertThat(ProcessTable.isStopped(child)).isTrue());
        assertThat(ProcessTable.isStopped(parent.pid())).isFalse();
        signal("KILL", child);
    }

    @Test
    void aLauncherIsStoppedWithTheProgramThatItIsToldToRun() throws Exception {
        parent = new ProcessBuilder("timeout", "100", "sleep", "100").start();
        await().until(() -> parent.children().count() == 1);
        long child = parent.children().findFirst().orElseThrow().pid();
        signal("STOP", child);
        await().untilAsserted(
                        () -> assertThat(ProcessTable.isStopped(parent.pid())).isTrue());
        signal("KILL", child);
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private long childOf(String script) throws IOException {
        parent = new ProcessBuilder("sh", "-c", script).start();
        return Long.parseLong(parent.inputReader().readLine());
    }
}
