package dev.czar.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Secrets of a person, told apart from all others, and where they turned up: in processes, watched while they live, and in files. */
public final class SecretCanaries implements AutoCloseable {
    private static final long GLANCE_MILLIS = 250;
    private static final String SERVICE = "QuarkusEntryPoint";

    private static final List<String> NAMES = List.of(
            "GITHUB_TOKEN",
            "GITLAB_TOKEN",
            "GITEA_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "NPM_TOKEN",
            "DB_PASSWORD",
            "SIGNING_KEY",
            "ANTHROPIC_API_KEY",
            "OPENAI_API_KEY");

    /** What the agents' providers are paid with: workers have it. */
    private static final Set<String> OF_WORKERS = Set.of("ANTHROPIC_API_KEY", "OPENAI_API_KEY");

    private final Map<String, String> values = new ConcurrentSkipListMap<>();
    private final Set<String> found = new ConcurrentSkipListSet<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Map<Long, String> looked = new ConcurrentHashMap<>();
    private final Path program;
    private final Thread watch = new Thread(this::watch, "canaries");

    /** @param program what runs as the person and therefore has its secrets */
    public SecretCanaries(Path program) {
        this.program = program;
        String run = Long.toHexString(ProcessHandle.current().pid()) + Long.toHexString(System.nanoTime());
        NAMES.forEach(name ->
                values.put(name, "canary" + run + name.toLowerCase(Locale.ROOT).replace("_", "")));
        watch.setDaemon(true);
        watch.start();
    }

    public Map<String, String> environment() {
        return values;
    }

    /** A secret that came to be later, such as a token that was made. */
    public void add(String name, String value) {
        values.put(name, value);
        looked.clear();
    }

    /** What was looked at, by the first word of its command line. */
    public Set<String> programsSeen() {
        return seen;
    }

    public Set<String> inProcesses() {
        return found;
    }

    public List<String> inFilesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> inText(read(file)).map(name -> name + " in " + folder.relativize(file)))
                    .toList();
        }
    }

    public Stream<String> inText(String text) {
        return values.entrySet().stream()
                .filter(canary -> text.contains(canary.getValue()))
                .map(Map.Entry::getKey);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ProcessHandle.allProcesses().forEach(this::look);
                Thread.sleep(GLANCE_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        String command = command(folder);
        boolean becomesAnother = command.isEmpty();
        if (becomesAnother
                || process.pid() == ProcessHandle.current().pid()
                || command.equals(looked.put(process.pid(), command))) {
            return;
        }
        inText(command).forEach(name -> found.add(name + " in the arguments of " + command));
        String environment = read(folder.resolve("environ"));
        String now = command(folder);
        boolean becameAnother =
                !now.isEmpty() && !now.equals(command); // what was read is of both; it is looked at again
        if (becameAnother || environment.isEmpty() || isOfThePerson(process, command)) {
            return;
        }
        seen.add(command.replaceFirst(" .*", ""));
        inText(environment)
                .filter(name -> !OF_WORKERS.contains(name) || !isOfWorkers(command, environment))
                .filter(name -> !logsIn(name, command))
                .forEach(name -> found.add(name + " in the environment of " + command));
    }

    /** The program, what becomes another process in a moment, and what a command of the person starts, itself or by others. */
    private boolean isOfThePerson(ProcessHandle process, String command) {
        return command.contains(program.toString())
                || command.contains("jspawnhelper")
                || Stream.iterate(process.parent(), Optional::isPresent, child -> child.flatMap(ProcessHandle::parent))
                        .map(parent -> read(Path.of(
                                "/proc", Long.toString(parent.orElseThrow().pid()), "cmdline")))
                        .filter(parent -> parent.contains(program.toString()))
                        .findFirst()
                        .filter(parent -> !parent.contains(SERVICE))
                        .isPresent();
    }

    private static boolean isOfWorkers(String command, String environment) {
        return environment.contains("CZAR_WORKER=") || command.startsWith("tmux ");
    }

    private static boolean logsIn(String name, String command) {
        return Set.of("GITHUB_TOKEN", "GITLAB_TOKEN", "GITEA_TOKEN").contains(name)
                && command.matches(
                        ".*\\bgit\\b.* (push|fetch|ls-remote)\\b.*|.*git-remote-.*|.*git-(receive|upload)-pack.*");
    }

    private static String command(Path process) {
        return read(process.resolve("cmdline")).replace('\0', ' ').strip();
    }

    /** A process may have ended and a file may be gone: then there is nothing to read. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
