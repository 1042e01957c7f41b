package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FailureTextTest {

    private static final Pattern CAUGHT =
            Pattern.compile("catch \\((?:[\\w|\\s]*\\|\\s*)?(?:Unchecked)?IOException[\\w|\\s]* (\\w+)\\) \\{([^}]*)");

    @TempDir
    Path folder;

    private static String text(Executable failing) {
        return FailureText.of(catchThrowable(failing::execute));
    }

    @Test
    void whatTheFileSystemAnsweredIsASentence() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});
        Path gone = folder.resolve("gone");
        assertThat(text(() -> Files.readString(gone))).isEqualTo("there is no " + gone);
        assertThat(text(() -> Files.readString(folder))).isEqualTo("it is a folder");
        assertThat(text(() -> Files.list(binary))).isEqualTo(binary + " is no folder");
        assertThat(text(() -> Files.readString(binary))).isEqualTo("it is no text in UTF-8");
        assertThat(text(() -> Files.createDirectory(folder))).isEqualTo(folder + " is there already");
        assertThat(text(() -> Files.readString(binary.resolve("x")))).endsWith("a part of the path is no folder");
        assertThat(text(() -> Files.delete(folder))).isEqualTo(folder + " is not empty");
        assertThat(FailureText.of(new AccessDeniedException("/etc/x")))
                .isEqualTo("this user may not use /etc/x: change its owner or its mode");
        assertThat(FailureText.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("/a: the disk is full: make room");
        assertThat(FailureText.of(new UncheckedIOException(new AccessDeniedException("/a"))))
                .startsWith("this user may not use /a");
        assertThat(FailureText.of(new UncheckedIOException("cannot read b", new AccessDeniedException("/a"))))
                .startsWith("cannot read b: this user may not use /a");
    }

    @Test
    void whatTheNetworkAndTheStartOfAProgramAnsweredIsOne() throws IOException {
        assertThat(text(() -> new ProcessBuilder("no-such-program").start()))
                .isEqualTo("there is no program no-such-program: install it, or name another one");
        assertThat(FailureText.of(new ConnectException())).isEqualTo("nothing answers there");
        assertThat(FailureText.of(new UnknownHostException("forge"))).startsWith("the host forge is not known");
        assertThat(FailureText.of(new IllegalStateException())).isEqualTo("IllegalStateException");
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(text(() -> new ServerSocket(held.getLocalPort(), 1, InetAddress.getLoopbackAddress()).close()))
                    .isEqualTo("it is in use on this machine");
        }
    }

    @Test
    void nothingElseTellsOfSuchAFailure() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> raw = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("RunningCommand.java"))
                    .flatMap(FailureTextTest::raw)
                    .toList();
            assertThat(raw).isEmpty();
        }
    }

    private static Stream<String> raw(Path file) {
        try {
            return CAUGHT.matcher(Files.readString(file))
                    .results()
                    .filter(caught -> Pattern.compile(
                                    "\\b" + caught.group(1) + "\\.getMessage\\(\\)|\" \\+ " + caught.group(1) + "\\b")
                            .matcher(caught.group(2))
                            .find())
                    .map(caught -> file + ": " + caught.group());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
