package dev.czar.world.agent;

import dev.czar.world.agent.ScreenSigns.ScreenPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The profile of one kind of agent. {@code gap} lies between a paste and its Enter, {@code pasteLimit} is in bytes,
 * {@code quiet} is how long a screen must not change to be trusted; {@code shell} says that the agent itself runs in a
 * shell, so that a shell in its pane is not a crash. {@code testedVersions} are beginnings of versions the signs were
 * checked with; another one is worth a warning, never a refusal.
 */
public record AgentProfile(
        String name,
        List<String> command,
        List<String> resume,
        Map<String, String> environment,
        Duration gap,
        int pasteLimit,
        Duration quiet,
        Duration startTimeout,
        boolean steersWhileActive,
        boolean expandsTabs,
        boolean shell,
        List<String> testedVersions,
        SessionExtras session,
        UsageProfile usage,
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
            "token");

    public AgentProfile {
        command = List.copyOf(command);
        resume = List.copyOf(resume);
        environment = Map.copyOf(environment);
        testedVersions = List.copyOf(testedVersions);
    }

    /** What continues the last conversation, or just starts it where the agent cannot. */
    public List<String> resumeCommand() {
        return resume.isEmpty() ? command : resume;
    }

    /** An agent whose screen cannot be read: only its silence says that it waits. */
    public boolean unreadable() {
        return signs.pattern(ScreenPart.COMPOSER).isEmpty();
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
