package dev.czar.world.terminal;

import dev.czar.io.ProcessTable;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form panes are listed in; a pane is dead as well when tmux has not noticed the end of its process, and then the system knows how
 * it ended. A pane that Czar made is known by its mark, whatever a person calls its session, and others beside it are of no session;
 * the command, which may hold anything, comes last.
 */
final class TmuxPaneFormat {
    static final String WORKER = "@czar_worker";
    static final String MARKED = "@czar_marked";

    /** The session's own name where an earlier Czar has made it. */
    static final String SESSION =
            "#{?%1$s,#{%1$s},#{?%2$s,-,#{s/[^A-Za-z0-9_-]/_/:session_name}}}".formatted(WORKER, MARKED);

    /** {@code r} where a person has renamed it. */
    private static final String RENAMED = "#{?#{==:#{session_name}," + SESSION + "},k,r}";

    static final String FORMAT = "#{pane_id} " + SESSION
            + " #{pane_pid} #{pane_dead} s#{pane_dead_status} g#{pane_dead_signal}"
            + " t#{pane_dead_time}"
            + " #{pane_in_mode} #{window_activity} #{session_attached} #{session_activity} " + RENAMED
            + " c#{pane_current_command}";
    private static final Pattern LINE = Pattern.compile(
            "(%\\d+) (\\S+) (\\d+) ([01]) s(\\d*) g(\\d*) t(\\d*) (\\d+) (\\d+) (\\d+) (\\d+) ([kr]) c(.*)");

    private TmuxPaneFormat() {}

    static List<TerminalPane> parse(String output) throws TerminalException {
        try {
            return output.lines().map(TmuxPaneFormat::pane).toList();
        } catch (IllegalArgumentException odd) {
            throw TerminalException.unknown(odd.getMessage());
        }
    }

    /** By session, the panes that are found by their id alone, for a person has renamed the session that they are in. */
    static Map<String, String> renamed(String output) {
        return output.lines()
                .map(LINE::matcher)
                .filter(field -> field.matches()
                        && field.group(12).equals("r")
                        && !field.group(2).equals("-"))
                .collect(Collectors.toUnmodifiableMap(
                        field -> field.group(2), field -> field.group(1), (first, second) -> first));
    }

    private static TerminalPane pane(String line) {
        Matcher field = LINE.matcher(line);
        if (!field.matches()) {
            throw new IllegalArgumentException("not a pane: " + line);
        }
        long pid = Long.parseLong(field.group(3));
        boolean dead = field.group(4).equals("1") || !ProcessTable.isAlive(pid);
        OptionalInt uncollected =
                dead && field.group(5).isEmpty() && field.group(6).isEmpty()
                        ? ProcessTable.waitStatus(pid)
                        : OptionalInt.empty();
        return new TerminalPane(
                field.group(1),
                field.group(2),
                pid,
                dead,
                uncollected.isPresent() ? status(uncollected.getAsInt()) : number(field.group(5), -1),
                uncollected.isPresent() ? signal(uncollected.getAsInt()) : number(field.group(6), 0),
                field.group(7).isEmpty() ? Optional.empty() : Optional.of(seconds(field.group(7))),
                field.group(13),
                !field.group(8).equals("0"),
                seconds(field.group(9)),
                field.group(10).equals("0") ? Optional.empty() : Optional.of(seconds(field.group(11))));
    }

    /** How it exited, -1 when a signal ended it. */
    private static int status(int waited) {
        return signal(waited) == 0 ? waited >> 8 & 0xff : -1;
    }

    private static int signal(int waited) {
        return waited & 0x7f;
    }

    private static int number(String text, int otherwise) {
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }
}
