package dev.czar.world.terminal;

import dev.czar.io.ProcessTable;
import dev.czar.world.MarkedProcesses;
import java.io.IOException;
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
}
