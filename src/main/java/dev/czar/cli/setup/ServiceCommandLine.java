package dev.czar.cli.setup;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command that runs this very program again, as a service of its own. */
public final class ServiceCommandLine {

    /**
     * A service idles most of its life: memory it does not use is given back, and only code that runs really often, which idling
     * code is not, is worth the second compiler, whose work would otherwise be most of what idling costs. The JVM looks after
     * itself every two seconds.
     */
    private static final List<String> SERVICE_FLAGS = List.of(
            "-Xmx256m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-Xms64m",
            "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:TrimNativeHeapInterval=120000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:AsyncDeflationInterval=2000",
            "-XX:GuaranteedSafepointInterval=2000",
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private static final String COMMANDS = "dev.czar.Main";

    private ServiceCommandLine() {}

    public static List<String> of(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SERVICE_FLAGS);
        command.add("-Dczar.home=" + System.getProperty("czar.home", ""));
        String archive = System.getProperty("czar.archive", "");
        command.addAll(
                archive.isEmpty()
                        ? List.of("-cp", classPath(), mainClass())
                        : List.of(
                                "-XX:ArchiveRelocationMode=0",
                                "-XX:SharedArchiveFile=" + archive,
                                "-Xlog:disable",
                                "-cp",
                                System.getProperty("java.class.path"),
                                COMMANDS));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The packaged application, where the launcher names it; else what this process itself was started with. */
    private static String classPath() {
        String started = System.getProperty("czar.service", System.getProperty("java.class.path"));
        return Arrays.stream(started.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The class to start it with: the runner of the packaged application, or the one of a test. */
    private static String mainClass() {
        return classPath().endsWith("quarkus-run.jar") ? "io.quarkus.bootstrap.runner.QuarkusEntryPoint" : COMMANDS;
    }
}
