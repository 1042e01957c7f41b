package dev.czar.sensor;

import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ResetTimeReader;
import dev.czar.world.agent.ResetTimeReader.ResetTime;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.ProtocolReading;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from a pane how its program ended: status, signal, last words, and what it said to have run short of. */
final class ExitScreenReader {
    private static final Pattern NO_SCRIPT =
            Pattern.compile("(?i)no such file|cannot open|can't open|cannot find module|module not found");
    private static final Pattern MESSAGE = Pattern.compile("Pane is dead\\b.*");
    private static final Pattern WORDS = Pattern.compile(".*[\\p{L}\\p{N}]{2,}.*");
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final int LINES = 5;
    private static final int LONGEST = 200;

    private final String worker;
    private final AgentProfile agent;
    private final ZoneId zone;

    ExitScreenReader(String worker, AgentProfile agent, ZoneId zone) {
        this.worker = worker;
        this.agent = agent;
        this.zone = zone;
    }

    AgentProfile agent() {
        return agent;
    }

    WorkerExit read(TerminalPane pane, TerminalHost terminal, Instant now) throws InterruptedException {
        List<String> lines = lines(pane, terminal);
        ScreenState state = state(pane, terminal, lines);
        Resource resource = WorkerTurnTracker.resource(state.shortage());
        Instant end = pane.ended()
                .filter(ended -> Duration.between(ended, now).compareTo(LATE) > 0)
                .orElse(now);
        ExitCause cause = cause(pane, resource, lines);
        return new WorkerExit(
                worker,
                cause,
                pane.exitStatus(),
                signal(pane.exitSignal()),
                agent.command().get(saysNoScript(pane, lines) ? 1 : 0),
                lastWords(lines),
                cause == ExitCause.LIMIT ? resource : Resource.AVAILABLE,
                cause == ExitCause.LIMIT ? reset(state.until(), end.atZone(zone)) : Duration.ZERO,
                pane.pid(),
                Duration.between(end, now));
    }

    /** Zero when no time is told, or one that has just passed. */
    private static Duration reset(String said, ZonedDateTime end) {
        return ResetTimeReader.read(said, end)
                .map(ResetTime::meant)
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    /** By its protocol where it has one, never by what it said to people then. */
    private ScreenState state(TerminalPane pane, TerminalHost terminal, List<String> lines) {
        try {
            return terminal.protocol(pane).map(ProtocolReading::state).orElseGet(() -> new ScreenReader(agent)
                    .read(String.join("\n", lines)));
        } catch (TerminalException unreadable) {
            return ScreenState.UNREADABLE;
        }
    }

    /** A shell answers 127 for a program that is not there and 126 for one that cannot be run. */
    private ExitCause cause(TerminalPane pane, Resource resource, List<String> lines) {
        if (pane.exitStatus() == 126
                || pane.exitStatus() == 127
                || pane.exitStatus() < 0 && saysNotFound(lines)
                || saysNoScript(pane, lines)) {
            return ExitCause.PROGRAM_MISSING;
        }
        if (pane.exitSignal() == 0 && saysNothingToResume(lines)) {
            return ExitCause.NOTHING_TO_RESUME;
        }
        if (pane.exitSignal() == 0 && resource != Resource.AVAILABLE) {
            return ExitCause.LIMIT;
        }
        return pane.exitStatus() == 0 ? ExitCause.LEFT : ExitCause.CRASH;
    }

    private boolean saysNothingToResume(List<String> lines) {
        return lastWords(lines).lines().anyMatch(line -> agent.signs().hasNothingToResume(line));
    }

    private boolean saysNotFound(List<String> lines) {
        String program = agent.command().get(0);
        return !lines.isEmpty()
                && lines.get(lines.size() - 1).contains(program)
                && lines.get(lines.size() - 1).endsWith("not found");
    }

    /** What runs a script ends with a status of its own when the script is not there. */
    private boolean saysNoScript(TerminalPane pane, List<String> lines) {
        List<String> command = agent.command();
        return pane.exitStatus() > 0
                && command.size() > 1
                && !command.get(1).startsWith("-")
                && lastWords(lines)
                        .lines()
                        .anyMatch(line -> line.contains(command.get(1))
                                && NO_SCRIPT.matcher(line).find());
    }

    /** Without the terminal's own message about the end. */
    private static List<String> lines(TerminalPane pane, TerminalHost terminal) throws InterruptedException {
        try {
            List<String> lines = new ArrayList<>(terminal.screen(pane).lines().toList());
            trim(lines);
            if (!lines.isEmpty() && MESSAGE.matcher(lines.get(lines.size() - 1)).matches()) {
                lines.remove(lines.size() - 1);
                trim(lines);
            }
            return lines;
        } catch (TerminalException unreadable) {
            return List.of();
        }
    }

    private static void trim(List<String> lines) {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
    }

    private static String lastWords(List<String> lines) {
        List<String> words =
                lines.stream().filter(line -> WORDS.matcher(line).matches()).toList();
        return words.stream()
                .skip(Math.max(0, words.size() - LINES))
                .map(String::strip)
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
                .collect(Collectors.joining("\n"));
    }

    private static String signal(int number) {
        return switch (number) {
            case 0 -> "";
            case 1 -> "HUP";
            case 2 -> "INT";
            case 3 -> "QUIT";
            case 4 -> "ILL";
            case 6 -> "ABRT";
            case 8 -> "FPE";
            case 9 -> "KILL";
            case 11 -> "SEGV";
            case 13 -> "PIPE";
            case 15 -> "TERM";
            default -> Integer.toString(number);
        };
    }
}
