package dev.czar.cli.watch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractStringAssert;

/** {@code czar watch} in a pane of a terminal server of its own, typed into and read as a person does. */
public final class WatchInTmux implements AutoCloseable {

    private final List<String> server;

    /** {@code folder} takes the socket and the arguments, of which the class path is longer than tmux allows. */
    public WatchInTmux(Path project, Path folder) throws Exception {
        server = List.of("tmux", "-S", folder.resolve("tmux").toString(), "-f", "/dev/null");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path arguments = Files.writeString(
                folder.resolve("arguments"),
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp \""
                        + path + "\"");
        assertThat(tmux(
                        "new-session",
                        "-d",
                        "-x",
                        "110",
                        "-y",
                        "32",
                        "-c",
                        project.toString(),
                        java,
                        "@" + arguments,
                        "dev.czar.Main",
                        "watch"))
                .isEmpty();
        tmux("set-option", "-w", "remain-on-exit", "failed");
    }

    /** A name such as {@code Enter}, or text as it is. */
    public void press(String... keys) throws Exception {
        for (String key : keys) {
            tmux("send-keys", key);
        }
    }

    public void type(String text) throws Exception {
        tmux("send-keys", "-l", text);
    }

    public void awaitScreen(Consumer<AbstractStringAssert<?>> what) {
        await().atMost(30, SECONDS).untilAsserted(() -> what.accept(assertThat(tmux("capture-pane", "-p"))));
    }

    /** That it has ended shows in its pane; its exit status may never do, as tmux now and then misses the end of a child. */
    public void awaitEnd() {
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(tmux("list-panes", "-a", "-F", "ended #{pane_dead}"))
                .doesNotContain("ended 0"));
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(server);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? answer : "exit " + process.exitValue() + ": " + answer;
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
