package dev.czar.loop.trial;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command that runs {@link TrialServer} with the classes of this program and {@code heapBytes} of heap. Heap, collector
 * and compilers are those of the service: the budget of an evaluation is judged by them.
 */
record TrialCommandLine(long heapBytes) {

    /** What the launcher gives the service, in bytes. */
    private static final long SERVICE_HEAP = 256L << 20;

    private static final String CLASSES = "192m";
    private static final String PACKAGED = "quarkus-run.jar";
    private static final List<String> JARS = List.of("app", "lib/boot", "lib/main");

    /** With the heap that this program was started with, which is that of the service at most. */
    static TrialCommandLine ofThisHeap() {
        String own = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxHeapSize")
                .getValue();
        return new TrialCommandLine(Math.min(Long.parseLong(own), SERVICE_HEAP));
    }

    /** The process keeps what it must put into files in {@code folder}. */
    List<String> words(Path folder) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapBytes,
                "-XX:MaxMetaspaceSize=" + CLASSES,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder,
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
