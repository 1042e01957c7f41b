package dev.czar.loop.trial;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that runs {@link TrialServer} with the classes of this program. */
final class TrialCommandLine {

    static final String HEAP = "192m";

    private static final String PACKAGED = "quarkus-run.jar";
    private static final List<String> JARS = List.of("app", "lib/boot", "lib/main");

    private TrialCommandLine() {}

    static List<String> get() throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:MaxMetaspaceSize=" + HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                classPath(),
                TrialServer.class.getName());
    }

    /** What this program was started with; of the packaged one its runner, which names no classes itself. */
    private static String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            entries.addAll(path.endsWith(PACKAGED) ? jars(path.getParent()) : List.of(path.toString()));
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> jars(Path application) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String folder : JARS) {
            try (Stream<Path> files = Files.list(application.resolve(folder))) {
                jars.addAll(files.map(Path::toString)
                        .filter(file -> file.endsWith(".jar"))
                        .sorted()
                        .toList());
            }
        }
        return jars;
    }
}
