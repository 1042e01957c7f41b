package dev.czar.cli.client;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.io.DaemonThreadFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Does once what every command does that asks the service, so that the JVM notes which classes that takes. */
public final class StartTraining {

    private static final String ANSWER = "{\"name\": \"training\", \"workers\": {\"healthy\": 1}, \"problems\": []}";

    private StartTraining() {}

    public static void main(String[] none) throws IOException {
        Writer nowhere = new StringWriter();
        ProcessEnvironment environment = new ProcessEnvironment(
                Path.of("").toAbsolutePath(),
                Map.of(),
                Clock.systemUTC(),
                false,
                new PrintWriter(nowhere),
                new PrintWriter(nowhere));
        CzarCommand.commandLine(environment, "status").execute("status");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new DaemonThreadFactory("czar-training")
                    .newThread(() -> answerOnce(server))
                    .start();
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
            new ConsoleOutput(environment).json(new ServiceClient(address, "none", 0).get("/api/v1/projects"));
        }
    }

    private static void answerOnce(ServerSocket server) {
        try (Socket caller = server.accept()) {
            caller.getInputStream().read(new byte[8192]);
            caller.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + ANSWER.length()
                                    + "\r\n\r\n" + ANSWER)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
