package dev.czar.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which programs are shells, and when one waits for commands: what is written there is run. */
public final class ShellPrograms {
    private static final Set<String> NAMES = Set.of(
            "sh", "bash", "zsh", "fish", "dash", "ksh", "mksh", "ash", "csh", "tcsh", "nu", "pwsh", "busybox", "login");

    private ShellPrograms() {}

    public static boolean isShell(String program) {
        return NAMES.contains(program);
    }

    /** Whether this command is a shell that is told neither a script nor a command. */
    public static boolean isPrompt(List<String> command) {
        return !command.isEmpty()
                && isShell(name(command.get(0)))
                && command.stream().skip(1).allMatch(argument -> argument.matches("[-+].*"));
    }

    /** The shell that waits for commands in the foreground of the terminal of this process. */
    public static Optional<ShellPrompt> promptBefore(long pid) {
        long foreground = ProcessTable.foreground(pid);
        List<String> command = ProcessTable.command(foreground);
        return isPrompt(command) ? Optional.of(new ShellPrompt(foreground, name(command.get(0)))) : Optional.empty();
    }

    /** A login shell has a dash before its name. */
    private static String name(String program) {
        String file = String.valueOf(Path.of(program).getFileName());
        return file.startsWith("-") ? file.substring(1) : file;
    }

    public record ShellPrompt(long pid, String name) {}
}
