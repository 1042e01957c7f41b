package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.client.StartTraining;
import dev.czar.cli.setup.ServiceCommandLine;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.TestPrograms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, with a Java and a Maven that only note what they are asked. */
class LauncherScriptTest {

    private static final String[] TOOLS = {
        "sh",
        "sed",
        "head",
        "find",
        "dirname",
        "basename",
        "readlink",
        "uname",
        "cat",
        "mkdir",
        "rm",
        "touch",
        "sleep",
        "mv",
        "grep",
        "cksum"
    };

    @TempDir
    private Path folder;

    private Path home;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void lay() throws IOException {
        home = Files.createDirectories(folder.resolve("a folder"));
        Files.copy(Path.of("czar"), home.resolve("czar"));
        TestPrograms.executable(home.resolve("czar"));
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            borrow(tool);
        }
        jdk = folder.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        script(jdk.resolve("bin/java"), "for a in \"$@\"; do printf '<%s>' \"$a\"; done; echo");
        script(
                tools.resolve("mvn"),
                "echo built >>build.log; sleep 0.5; mkdir -p target/quarkus-app/app; echo classes >target/quarkus-app/app/czar.jar; : >target/quarkus-app/quarkus-run.jar");
    }

    @Test
    void itBuildsWhatWasNeverBuiltAndPassesArgumentsOn() throws Exception {
        Ended ended = run("why", "a b", "");
        assertThat(ended.errors()).contains("never built");
        assertThat(ended.output())
                .contains("<-XX:+UseSerialGC>")
                .endsWith("/a folder/target/quarkus-app/quarkus-run.jar><why><a b><>\n");
        assertThat(ended.exit()).isZero();
    }

    @Test
    void itBuildsAgainOnlyWhenASourceIsNewer() throws Exception {
        run("status");
        assertThat(run("status").errors()).isEmpty();
        Path source = Files.writeString(home.resolve("src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run("status").errors()).contains("sources are newer");
    }

    @Test
    void ofSeveralLaunchesAtOnceOneBuilds() throws Exception {
        List<Process> launches = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            launches.add(start(Map.of(), "status"));
        }
        for (Process launch : launches) {
            assertThat(ended(launch).exit()).isZero();
        }
        assertThat(Files.readAllLines(home.resolve("build.log"))).hasSize(1);
    }

    @Test
    void classesAreSharedFromTheSecondStartOnAndNeverForTheService() throws Exception {
        keepArchives();
        Ended fast = run("status");
        assertThat(fast.output())
                .contains("<-XX:SharedArchiveFile=" + home.toRealPath() + "/target/quarkus-app/start/")
                .contains("<-XX:+UseG1GC>")
                .endsWith("<dev.czar.Main><status>\n");
        script(tools.resolve("git"), "echo git version 2.39.5");
        script(tools.resolve("tmux"), "echo tmux 3.3");
        assertThat(run("up", "-d").output()).contains("<dev.czar.Main><up><-d>");
        assertThat(run("up").output()).contains("quarkus-run.jar><up>").doesNotContain("SharedArchiveFile");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
        assertThat(archive(run("status"))).as("of another Java").isNotEqualTo(archive(fast));
    }

    @Test
    void anArchiveIsOfTheJarsAndThePlaceItWasMadeFor() throws Exception {
        keepArchives();
        Path first = archive(run("status"));
        assertThat(archive(run("status"))).isEqualTo(first);
        Path program = Files.writeString(home.resolve("target/quarkus-app/app/czar.jar"), "built anew");
        Path second = archive(run("status"));
        assertThat(second).isNotEqualTo(first).exists();
        assertThat(first).as("that of the former jars").doesNotExist();

        home = Files.move(home, folder.resolve("elsewhere"));
        Ended moved = run("status");
        assertThat(moved.output())
                .contains(home.toRealPath().resolve("target/quarkus-app/app/czar.jar") + "><dev.czar.Main>")
                .doesNotContain(program.getParent().toString());
        assertThat(archive(moved).getFileName()).isNotEqualTo(second.getFileName());
    }

    /** A Java that writes what it is told to write, and notes what it is asked. */
    private void keepArchives() throws IOException {
        script(
                jdk.resolve("bin/java"),
                "for a in \"$@\"; do case $a in -XX:DumpLoadedClassList=*) echo java/lang/Object >\"${a#*=}\" ;;"
                        + " -XX:SharedArchiveFile=*) case \"$*\" in *-Xshare:dump*) : >\"${a#*=}\" ;; esac ;; esac; done;"
                        + " for a in \"$@\"; do printf '<%s>' \"$a\"; done; echo");
    }

    private static Path archive(Ended ended) {
        String after = ended.output().substring(ended.output().indexOf("SharedArchiveFile=") + 18);
        return Path.of(after.substring(0, after.indexOf('>')));
    }

    @Test
    void aReleaseBringsItsJavaAndIsNeverBuilt() throws Exception {
        Files.createDirectories(home.resolve("app"));
        Files.writeString(home.resolve("app/quarkus-run.jar"), "");
        Files.createDirectories(home.resolve("runtime/bin"));
        Files.writeString(home.resolve("runtime/release"), "JAVA_VERSION=\"17.0.9\"\n");
        script(home.resolve("runtime/bin/java"), "echo bundled \"$@\"");
        Files.delete(tools.resolve("mvn"));
        Ended ended = run("status");
        assertThat(ended.output()).startsWith("bundled").endsWith("/app/quarkus-run.jar status\n");
        assertThat(ended.errors()).isEmpty();
    }

    @Test
    void aReleaseWhoseClassesCannotBeKeptStartsByItsClassPathToo() throws Exception {
        Files.createDirectories(home.resolve("app/lib/main"));
        Files.writeString(home.resolve("app/quarkus-run.jar"), "");
        Files.writeString(home.resolve("app/classes.list"), "java/lang/Object");
        Files.writeString(home.resolve("app/lib/main/rules.jar"), "");
        script(jdk.resolve("bin/java"), "case \"$*\" in *-Xshare:dump*) exit 1 ;; esac; echo \"$@\"");
        assertThat(run("status").output())
                .contains("/app/lib/main/rules.jar")
                .doesNotContain("SharedArchiveFile")
                .endsWith(" dev.czar.Main status\n");
    }

    @Test
    void itFindsItsHomeThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked czar"), Path.of("a folder/czar"));
        Process process = process(List.of(link.toString(), "status"), Map.of());
        assertThat(ended(process).output()).contains("<-Dczar.home=" + home.toRealPath() + ">");
    }

    @Test
    void aBuildThatFailsIsSaidAndLeavesNoLock() throws Exception {
        script(tools.resolve("mvn"), "echo 'cannot find symbol' >&2; exit 1");
        Ended ended = run("status");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.errors()).contains("cannot find symbol").contains("czar: the build failed");
        assertThat(home.resolve("target/czar-build.lock")).doesNotExist();
    }

    @Test
    void whatIsMissingIsOneLineThatSaysHowToGetIt() throws Exception {
        assertThat(run("demo").errors()).startsWith("czar: git is needed").hasLineCount(1);
        script(tools.resolve("git"), "echo git version 2.39.5");
        assertThat(run("demo").errors()).startsWith("czar: tmux is needed").hasLineCount(1);
        script(tools.resolve("tmux"), "echo tmux 3.0a");
        assertThat(run("demo").errors())
                .startsWith("czar: tmux 3.0 is too old, 3.2 or newer")
                .hasLineCount(1);
        Files.delete(tools.resolve("mvn"));
        Files.delete(tools.resolve("tmux"));
        assertThat(run("demo", "--headless").errors()).startsWith("czar: Maven is needed");
        assertThat(run("status").errors()).startsWith("czar: Maven is needed").hasLineCount(1);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
        assertThat(run("status").errors())
                .startsWith("czar: Java 17 or newer is needed; " + jdk + "/bin/java is version 8;")
                .hasLineCount(1);
    }

    @Test
    void aProjectElsewhereWhoseWorkersHaveNoTerminalNeedsNoTmux() throws Exception {
        script(tools.resolve("git"), "echo git version 2.39.5");
        Path project =
                Files.createDirectories(folder.resolve("else where/.czar")).getParent();
        Files.writeString(project.resolve(".czar/czar.yaml"), "workers: {ada: {agent: claude, terminal: headless}}\n");
        Path below = Files.createDirectories(project.resolve("docs"));
        assertThat(run("up").errors()).startsWith("czar: tmux is needed");
        assertThat(run("up", "--project", project.toString()).output()).endsWith("<up><--project><" + project + ">\n");
        assertThat(run("up", "--project=" + below).errors()).isEmpty();
        Ended first = run("--project", project.toString(), "up");
        assertThat(first.errors()).isEmpty();
        assertThat(first.output()).contains("<-XX:MinHeapFreeRatio=15>").endsWith("<--project><" + project + "><up>\n");
    }

    @Test
    void theServiceRunsAlikeInFrontAndInTheBackground() throws Exception {
        script(tools.resolve("git"), "echo git version 2.39.5");
        script(tools.resolve("tmux"), "echo tmux 3.3");
        assertThat(flags(run("up").output()))
                .containsAll(flags("<" + String.join("><", ServiceCommandLine.of("up")) + ">"));
    }

    @Test
    void itsTrainingAsksAServiceHowAProjectStands() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                StartTraining.class.getName());
        Path made = folder.resolve("making");
        Ended ended = ended(process(command, Map.of(ProjectLayout.OPERATOR_FOLDER, made.toString())));
        assertThat(ended.output())
                .startsWith("training  RUNNING")
                .contains(
                        "workers   2 healthy",
                        "expected end 2025-11-28",
                        "training, ready, waiting for:",
                        "alert      training (1m ago)");
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(made.resolve("training")).isDirectory();
    }

    private static List<String> flags(String words) {
        return Stream.of(words.split("[<>]+"))
                .filter(word -> word.matches("-X.*|-D(?!czar\\.).*"))
                .toList();
    }

    private Ended run(String... arguments) throws Exception {
        return ended(start(Map.of(), arguments));
    }

    private Process start(Map<String, String> more, String... arguments) throws IOException {
        return process(
                Stream.concat(Stream.of(home.resolve("czar").toString()), Stream.of(arguments))
                        .toList(),
                more);
    }

    private Process process(List<String> command, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", jdk.toString()));
        builder.environment().putAll(more);
        return builder.start();
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes()),
                new String(process.getErrorStream().readAllBytes()));
    }

    private void borrow(String tool) throws IOException {
        for (String directory : System.getenv("PATH").split(":")) {
            Path found = Path.of(directory, tool);
            if (Files.isExecutable(found)) {
                script(tools.resolve(tool), "exec " + found + " \"$@\"");
                return;
            }
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        TestPrograms.executable(file);
    }

    private record Ended(int exit, String output, String errors) {}
}
