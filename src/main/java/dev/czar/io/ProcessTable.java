package dev.czar.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether processes live; one that has ended and that nobody has collected yet does not. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "zsh", "fish", "dash", "ksh", "mksh", "ash", "busybox");

    /** What the kernel calls the wait for a process that was started, or that it does not tell. */
    private static final Pattern WAITING = Pattern.compile("0?|do_wait|sigsuspend.*|rt_sigsuspend.*");

    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int FOREGROUND = 5;
    private static final int STARTED = 19;
    private static final int EXIT = 49;

    private ProcessTable() {}

    public static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessTable::isAlive).isPresent();
    }

    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !ended(process.pid());
    }

    /**
     * Whether a signal has stopped it, or the program that it only launched and waits for, until another lets it go on; false
     * where that is not told. tmux itself lets go on what it has started, not what that has started.
     */
    public static boolean isStopped(long pid) {
        String[] fields = status(pid);
        if (fields.length <= GROUP) {
            return false;
        }
        return fields[STATE].equals("T")
                || launched(pid, fields[GROUP]).filter(ProcessTable::isStopped).isPresent();
    }

    /**
     * What a launcher has launched: the only process that it has started in its group, while it is a shell that waits for its
     * end, or when its own arguments name that program as the one to run.
     */
    private static Optional<Long> launched(long pid, String group) {
        List<Long> children = children(pid).stream()
                .filter(child -> group(child).equals(group))
                .toList();
        boolean launcher = children.size() == 1
                && (SHELLS.contains(program(pid))
                        ? WAITING.matcher(text(pid, "wchan").strip()).matches()
                        : names(pid, children.get(0)));
        return launcher ? Optional.of(children.get(0)) : Optional.empty();
    }

    /** As an interpreter is told the script that runs the program of the same name. */
    private static boolean names(long pid, long child) {
        String name = program(child);
        return command(pid).stream()
                .skip(1)
                .limit(2)
                .anyMatch(argument -> !name.isEmpty() && Path.of(argument).endsWith(name));
    }

    /** Its words as it was called, or calls itself; none where that is not told. */
    static List<String> command(long pid) {
        String words = text(pid, "cmdline");
        return words.isEmpty()
                ? ProcessHandle.of(pid).map(ProcessHandle::info).stream()
                        .flatMap(info -> Stream.concat(
                                info.command().stream(),
                                info.arguments().stream().flatMap(Stream::of)))
                        .toList()
                : List.of(words.split("\0"));
    }

    /** The first process of the group that reads from the terminal of this process; itself where that is not told. */
    static long foreground(long pid) {
        String[] fields = status(pid);
        long group = fields.length > FOREGROUND ? Long.parseLong(fields[FOREGROUND]) : -1;
        return group > 0 ? group : pid;
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(pid + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException notTold) {
            return "";
        }
    }

    private static String group(long pid) {
        String[] fields = status(pid);
        return fields.length > GROUP ? fields[GROUP] : "";
    }

    /** Those its first thread has started. */
    private static List<Long> children(long pid) {
        return Stream.of(text(pid, "task/" + pid + "/children").split(" "))
                .filter(id -> !id.isBlank())
                .map(Long::parseLong)
                .toList();
    }

    /** Whether anything runs that this process has started. */
    public static boolean hasChildren(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).anyMatch(ProcessTable::isAlive);
    }

    /** The program's file name, "" when it cannot be told. */
    public static String program(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("");
    }

    /** The process session it belongs to. */
    public static Optional<Long> session(long pid) {
        return Optional.of(status(pid))
                .filter(fields -> fields.length > SESSION)
                .map(fields -> Long.parseLong(fields[SESSION]));
    }

    /** When it was started, counted since the machine was, which no change of the clock changes; "" where that is not told. */
    public static String started(long pid) {
        String[] fields = status(pid);
        return fields.length > STARTED ? fields[STARTED] : "";
    }

    /** What no other process with this id has, whatever the clock is set to; "" when there is none. */
    public static String identity(long pid) {
        String started = started(pid);
        return started.isEmpty()
                ? ProcessHandle.of(pid)
                        .flatMap(process -> process.info().startInstant())
                        .map(Instant::toString)
                        .orElse("")
                : BootId.current() + "/" + started;
    }

    /** The wait status of one that has ended and that nobody has collected yet. */
    public static OptionalInt waitStatus(long pid) {
        String[] fields = status(pid);
        return fields.length > EXIT && fields[STATE].equals("Z")
                ? OptionalInt.of(Integer.parseInt(fields[EXIT].strip()))
                : OptionalInt.empty();
    }

    private static boolean ended(long pid) {
        String[] fields = status(pid);
        return fields.length == 0
                ? Files.exists(PROC.resolve("self/stat"))
                : fields[STATE].equals("Z") || fields[STATE].equals("X");
    }

    /** The fields behind the program's name: state, parent, group, session, ...; none where there is no such process. */
    private static String[] status(long pid) {
        try {
            String text = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException notHere) {
            return new String[0];
        }
    }
}
