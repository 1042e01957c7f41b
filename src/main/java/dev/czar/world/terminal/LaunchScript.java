package dev.czar.world.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a launch as a small script, so that no argument is ever parsed by tmux or typed into a shell. */
final class LaunchScript {
    private final Path folder;

    LaunchScript(Path folder) {
        this.folder = folder;
    }

    Path write(Launch launch) throws IOException {
        Files.createDirectories(folder);
        Path script = folder.resolve("launch-" + launch.session() + ".sh");
        Path fresh = Files.createTempFile(
                folder,
                "launch",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text(launch));
        return Files.move(fresh, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String text(Launch launch) {
        StringBuilder text = new StringBuilder("cd -- ")
                .append(quoted(launch.directory().toString()))
                .append(" || exit 126\n");
        new TreeMap<>(launch.environment()).forEach((name, value) -> text.append("export ")
                .append(name)
                .append('=')
                .append(quoted(value))
                .append('\n'));
        return text.append("unset TMUX TMUX_PANE\nexec ")
                .append(launch.argv().stream().map(LaunchScript::quoted).collect(Collectors.joining(" ")))
                .append('\n')
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
