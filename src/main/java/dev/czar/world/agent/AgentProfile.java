package dev.czar.world.agent;

import dev.czar.world.agent.ScreenSigns.ScreenPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The profile of one kind of agent. {@code gap} lies between a paste and its Enter, {@code pasteLimit} is in bytes,
 * {@code quiet} is how long a screen must not change to be trusted; {@code shell} says that the agent itself runs in a
 * shell, so that a shell in its pane is not a crash. {@code testedVersions} are beginnings of versions the signs were
 * checked with; another one is worth a warning, never a refusal. {@code credentials} are the files and variables ({@code $NAME})
 * one of which is there when its program is logged in.
 */
public record AgentProfile(
        String name,
        List<String> command,
        List<String> resume,
        ConversationWords conversation,
        Map<String, String> environment,
        Duration gap,
        int pasteLimit,
        Duration quiet,
        Duration startTimeout,
        boolean steersWhileActive,
        boolean expandsTabs,
        boolean shell,
        List<String> testedVersions,
        List<String> credentials,
        SessionExtras session,
        UsageProfile usage,
        HeadlessRun headless,
        ScreenSigns signs) {
    /** What a command or a variable may name in braces, to be filled in when the agent is started. */
    public static final List<String> PLACEHOLDERS = List.of(
            "repository",
            "gitDir",
            "worktreeGitDir",
            "worktree",
            "worker",
            "report",
            "spool",
            "files",
            "hook",
            "hookCommand",
            "url",
            "token",
            "conversation",
            "session");

    private static final String CONVERSATION = "{conversation}";
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

    public AgentProfile {
        command = List.copyOf(command);
        resume = List.copyOf(resume);
        environment = Map.copyOf(environment);
        testedVersions = List.copyOf(testedVersions);
        credentials = List.copyOf(credentials);
    }

    /**
     * What continues the conversation of this session, or the last one when none is known, or just starts the agent where it
     * can do neither.
     */
    public List<String> resumeCommand(String session) {
        List<String> words = SESSION.matcher(session).matches()
                ? conversation.known().stream()
                        .map(word -> word.replace("{session}", session))
                        .toList()
                : List.of();
        List<String> chosen = words.isEmpty() ? conversation.last() : words;
        List<String> resumed = resume.stream()
                .flatMap(word -> word.equals(CONVERSATION) ? chosen.stream() : Stream.of(word))
                .toList();
        return resumed.isEmpty() ? command : resumed;
    }

    /** What goes on with a conversation whose id, still {@code {session}} here, the program itself has said. */
    public List<String> followingCommand() {
        return resume.stream()
                .flatMap(word -> word.equals(CONVERSATION) ? conversation.known().stream() : Stream.of(word))
                .toList();
    }

    /** An agent whose screen cannot be read: only its silence says that it waits. */
    public boolean unreadable() {
        return !headless.chosen() && signs.pattern(ScreenPart.COMPOSER).isEmpty();
    }

    /** The same agent run without a terminal, where its profile says how. */
    public Optional<AgentProfile> withoutTerminal() {
        if (headless.format() == StreamFormat.NONE) {
            return Optional.empty();
        }
        return Optional.of(new AgentProfile(
                name,
                headless.command(),
                headless.resume(),
                conversation,
                environment,
                Duration.ZERO,
                headless.messageLimit(),
                Duration.ZERO,
                startTimeout,
                false,
                false,
                false,
                testedVersions,
                credentials,
                session,
                usage,
                new HeadlessRun(
                        headless.format(), headless.command(), headless.resume(), headless.messageLimit(), true),
                signs));
    }

    /** The forms of event streams that programs tell of their work in. */
    public enum StreamFormat {
        NONE,
        CLAUDE,
        CODEX
    }

    /**
     * How the agent runs without a terminal: the form of its events, the command of a turn and the one that goes on with a
     * conversation, and up to how many bytes a message is given as it is. {@code chosen}: it is run so.
     */
    public record HeadlessRun(
            StreamFormat format, List<String> command, List<String> resume, int messageLimit, boolean chosen) {
        static final HeadlessRun NONE = new HeadlessRun(StreamFormat.NONE, List.of(), List.of(), 1, false);

        public HeadlessRun {
            command = List.copyOf(command);
            resume = List.copyOf(resume);
        }
    }

    /** The words in a command to resume that name the conversation: by its session, or as the last one. */
    public record ConversationWords(List<String> known, List<String> last) {
        public ConversationWords {
            known = List.copyOf(known);
            last = List.copyOf(last);
        }
    }

    /**
     * What each session has besides its command: arguments and variables, and files by their names in the worker's own folder,
     * such as the program's settings with its hooks and tools. {@code worktreeFiles} stand in the worktree, where git ignores
     * them, for programs that look nowhere else; they are left out where the repository has files of these names.
     */
    public record SessionExtras(
            List<String> arguments,
            Map<String, String> environment,
            Map<String, String> files,
            Map<String, String> worktreeFiles) {
        public SessionExtras {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
            files = Map.copyOf(files);
            worktreeFiles = Map.copyOf(worktreeFiles);
        }
    }

    /** An agent profile that cannot be used; the message names the agent, the key and what is expected. */
    public static final class InvalidAgentException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidAgentException(String message) {
            super(message);
        }
    }
}
