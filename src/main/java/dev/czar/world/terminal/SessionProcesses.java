package dev.czar.world.terminal;

import dev.czar.world.MarkedProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that belong to terminal sessions: panes' processes, their descendants, their process sessions, and all that
 * carry the mark in their environment, which a child keeps that has left its parent and its terminal.
 */
public final class SessionProcesses {
    private static final Path PROC = Path.of("/proc");

    private final Set<Long> roots;
    private final String mark;

    /** {@code mark} is a variable with its value, or with the beginning of it. */
    SessionProcesses(Set<Long> roots, String mark) {
        this.roots = Set.copyOf(roots);
        this.mark = mark;
    }

    /** Those that live, never this process and those it descends from. */
    List<ProcessHandle> all() throws IOException, InterruptedException {
        Set<Long> found = new HashSet<>();
        for (long root : roots) {
            ProcessHandle.of(root).ifPresent(handle -> Stream.concat(Stream.of(handle), handle.descendants())
                    .forEach(process -> found.add(process.pid())));
        }
        ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::ofSession)
                .forEach(found::add);
        MarkedProcesses.carrying(mark).forEach(found::add);
        found.removeAll(ownLine());
        return found.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessTable::isAlive)
                .toList();
    }

    private boolean ofSession(long pid) {
        return ProcessTable.session(pid).filter(roots::contains).isPresent();
    }

    private static Set<Long> ownLine() {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        process -> process.flatMap(ProcessHandle::parent))
                .map(process -> process.orElseThrow().pid())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether processes live; one that has ended and that nobody has collected yet does not. */
    public static final class ProcessTable {
        private static final int STATE = 0;
        private static final int SESSION = 3;

        private ProcessTable() {}

        public static boolean isAlive(long pid) {
            return ProcessHandle.of(pid).filter(ProcessTable::isAlive).isPresent();
        }

        public static boolean isAlive(ProcessHandle process) {
            return process.isAlive() && !ended(process.pid());
        }

        /** Whether anything runs that this process has started. */
        public static boolean hasChildren(long pid) {
            return ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::children)
                    .anyMatch(ProcessTable::isAlive);
        }

        /** The program's file name, "" when it cannot be told. */
        public static String program(long pid) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .map(command -> Path.of(command).getFileName().toString())
                    .orElse("");
        }

        private static Optional<Long> session(long pid) {
            return Optional.of(status(pid))
                    .filter(fields -> fields.length > SESSION)
                    .map(fields -> Long.parseLong(fields[SESSION]));
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
}
