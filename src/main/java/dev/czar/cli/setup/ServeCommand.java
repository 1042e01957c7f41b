package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.FailureText;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ServiceFiles;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs one service for several projects. */
@Command(name = "serve", description = "Run one service in the foreground for several projects.")
public final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "A directory in each repository to serve.")
    private List<Path> directories = new ArrayList<>();

    @Option(names = "--port", description = "The port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port = 7077;

    @Override
    public Integer call() {
        List<ProjectLayout> projects = directories.stream().map(this::layout).toList();
        projects.forEach(ServiceRunner::config);
        return ServiceRunner.run(projects, port);
    }

    private ProjectLayout layout(Path directory) {
        try {
            return ProjectLayout.find(czar.directory().resolve(directory));
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    /** Turns this process into the service. */
    public static final class ServiceRunner {

        private ServiceRunner() {}

        /** Serves until the process is told to stop; {@code port} 0 means any free one. */
        static int run(List<ProjectLayout> projects, int port) {
            System.setProperty("quarkus.http.port", String.valueOf(freePort(port)));
            System.setProperty(
                    "czar.projects",
                    projects.stream().map(layout -> layout.root().toString()).collect(Collectors.joining("\n")));
            new DaemonThreadFactory("czar-shipped-rules")
                    .newThread(() -> loadShippedRules(projects))
                    .start();
            keepFilesOfLibraries();
            Quarkus.run();
            return 0;
        }

        /** The page's files and the database's library. */
        private static void keepFilesOfLibraries() {
            try {
                ServiceFiles files = ServiceFiles.below(ProjectLayout.serviceFiles());
                System.setProperty(
                        "quarkus.vertx.cache-directory",
                        files.folder().resolve("page").toString());
                System.setProperty("org.sqlite.tmpdir", files.folder().toString());
                Runtime.getRuntime()
                        .addShutdownHook(new DaemonThreadFactory("czar-service-files").newThread(files::delete));
            } catch (IOException refused) {
                throw CommandFailure.of(
                        "the service cannot keep files in " + ProjectLayout.serviceFiles() + ": "
                                + FailureText.of(refused),
                        "make room or give yourself access there, or name another folder in "
                                + ProjectLayout.OPERATOR_FOLDER,
                        refused);
            }
        }

        /** As long as Quarkus starts: to load these rules, where a project follows them, takes a third of what a start takes otherwise. */
        private static void loadShippedRules(List<ProjectLayout> projects) {
            RuleFiles shipped = RuleFiles.shipped();
            try {
                if (projects.stream().anyMatch(layout -> follows(layout, shipped))) {
                    RuleBookLoader.ofUser(ServiceRunner.class.getClassLoader(), System.getenv())
                            .book(shipped);
                }
            } catch (InvalidRules impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static boolean follows(ProjectLayout layout, RuleFiles shipped) {
            try {
                return shipped.overlaidBy(layout.rules()).equals(shipped);
            } catch (UncheckedIOException unreadable) {
                return false;
            }
        }

        public static ProjectConfig config(ProjectLayout layout) {
            try {
                return ProjectConfig.load(layout);
            } catch (ProjectException problem) {
                throw CommandFailure.of(problem.getMessage(), "", problem);
            }
        }

        private static int freePort(int port) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException busy) {
                throw CommandFailure.of(
                        "cannot serve on port " + port + ": " + FailureText.of(busy),
                        "set another port: in .czar/czar.yaml, or 0 for any free one",
                        busy);
            }
        }
    }
}
