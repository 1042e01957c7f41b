package dev.czar.cli;

import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;

/** Turns this process into the service. */
final class Serving {

    private Serving() {}

    /** Serves until the process is told to stop; {@code port} 0 means any free one. */
    static int run(List<ProjectLayout> projects, int port) {
        System.setProperty("quarkus.http.port", String.valueOf(free(port)));
        System.setProperty(
                "czar.projects",
                projects.stream().map(layout -> layout.root().toString()).collect(Collectors.joining("\n")));
        Quarkus.run();
        return 0;
    }

    static ProjectConfig config(ProjectLayout layout) {
        try {
            return ProjectConfig.load(layout);
        } catch (ProjectProblem problem) {
            throw Failure.of(problem.getMessage(), "", problem);
        }
    }

    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException busy) {
            throw Failure.of(
                    "port " + port + " is in use on this machine",
                    "set another port: in .czar/czar.yaml, or 0 for any free one",
                    busy);
        }
    }
}
