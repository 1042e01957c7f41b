package dev.czar.world.terminal;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ShellQuoting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to start in a session: the program's arguments as they are, its directory, and variables added to a clean environment.
 * {@code following} are the arguments of later turns, with {@code {session}} for the conversation's id, of a program that
 * runs anew for each turn.
 */
public record SessionLaunch(
        String session, Path directory, List<String> argv, List<String> following, Map<String, String> environment) {
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public SessionLaunch {
        argv = List.copyOf(argv);
        following = List.copyOf(following);
        environment = Map.copyOf(new TreeMap<>(environment));
        require(SESSION.matcher(session).matches(), "not a session name (letters, digits, - and _): " + session);
        require(!argv.isEmpty(), "nothing to start in session " + session);
        for (String name : environment.keySet()) {
            require(VARIABLE.matcher(name).matches(), "not a variable name: " + name);
        }
    }

    /** Of a program that runs on. */
    public SessionLaunch(String session, Path directory, List<String> argv, Map<String, String> environment) {
        this(session, directory, argv, List.of(), environment);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Writes a launch as a small script, so that no argument is ever parsed by tmux or typed into a shell. */
    static final class LaunchScript {
        /** A variable that tells whose a process is: {@code socket/session}. */
        static final String MARK = "CZAR_SESSION";

        private final Path folder;

        LaunchScript(Path folder) {
            this.folder = folder;
        }

        Path write(SessionLaunch launch, String socket) throws IOException {
            Path script = folder.resolve("launch-" + launch.session() + ".sh");
            AtomicFileWriter.write(
                    script, text(launch, socket).getBytes(StandardCharsets.UTF_8), FilePermissions.ownerOnly());
            return script;
        }

        static String text(SessionLaunch launch, String socket) {
            return text(launch, launch.argv(), socket);
        }

        static String text(SessionLaunch launch, List<String> argv, String socket) {
            StringBuilder text = new StringBuilder("cd -- ")
                    .append(ShellQuoting.quote(launch.directory().toString()))
                    .append(" || exit 125\n");
            new TreeMap<>(launch.environment()).forEach((name, value) -> text.append("export ")
                    .append(name)
                    .append('=')
                    .append(ShellQuoting.quote(value))
                    .append('\n'));
            return text.append("export %s=%s\nunset TMUX TMUX_PANE\nexec "
                            .formatted(MARK, ShellQuoting.quote(socket + "/" + launch.session())))
                    .append(argv.stream().map(ShellQuoting::quote).collect(Collectors.joining(" ")))
                    .append('\n')
                    .toString();
        }
    }
}
