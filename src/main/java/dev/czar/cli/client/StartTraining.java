package dev.czar.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does once what every command does that asks the service, so that the JVM notes which classes that takes. It writes into the
 * folder of {@link ProjectLayout#OPERATOR_FOLDER}, which whoever calls it has made for it.
 */
public final class StartTraining {

    private static final String PROJECT = "/api/v1/projects/training";
    private static final String SUMMARY =
            """
            {"name": "training", "state": "RUNNING", "rules": "none", "lastCycleAge": "PT0.5S", "orders": [],
             "workers": {"HEALTHY": 2}, "tasks": {"READY": 1}, "decisions": {"standing": 1}, "usage": null, "problems": [],
             "alerts": [{"text": "training", "age": "PT1M"}]}""";
    private static final String TASKS =
            "{\"tasks\": [{\"task\": {\"id\": \"training\"}, \"stage\": \"READY\", \"waitingFor\": null}]}";

    private static final String PROGRESS =
            "{\"total\": 1, \"done\": 0, \"waiting\": 0, \"end\": {\"likely\": \"2025-11-28T08:00:00Z\"}}";

    private StartTraining() {}

    public static void main(String[] none) throws IOException, ProjectException {
        Path repository = Path.of(System.getenv(ProjectLayout.OPERATOR_FOLDER)).resolve("training");
        Files.createDirectories(repository.resolve(".git"));
        ProjectLayout layout = ProjectLayout.find(repository);
        Files.createDirectories(layout.stateDirectory());
        Files.createDirectories(layout.operatorFiles());
        Files.writeString(layout.token(), "none");
        Map<String, String> answers = Map.of(
                "/api/v1/projects",
                "{\"projects\": [{\"name\": \"training\", \"root\": \"" + layout.root() + "\"}]}",
                PROJECT,
                SUMMARY,
                PROJECT + "/tasks",
                TASKS,
                PROJECT + "/progress",
                PROGRESS);
        ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreadFactory("czar-training"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/", call -> answer(call, answers.get(call.getRequestURI().getPath())));
        server.start();
        try {
            RunningCzar.thisProcess("http://127.0.0.1:" + server.getAddress().getPort(), Instant.now())
                    .announce(layout);
            String[] command = {"status", "--project", repository.toString()};
            CzarCommand.commandLine(ProcessEnvironment.ofProcess(), command).execute(command);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static void answer(HttpExchange call, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
