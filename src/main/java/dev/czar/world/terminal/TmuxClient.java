package dev.czar.world.terminal;

import dev.czar.io.FailureText;
import dev.czar.world.CleanEnvironment;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Runs tmux commands on one socket: few at a time, each with limits on time and output. */
final class TmuxClient {
    static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final int OUTPUT_LIMIT = 8 * 1024 * 1024;
    private static final int AT_ONCE = 8;

    private final List<String> prefix;
    private final Map<String, String> environment;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    TmuxClient(String program, String socket, Path config, Map<String, String> environment) {
        this.prefix = List.of(program, "-L", socket, "-f", config.toString(), "-u");
        this.environment = Map.copyOf(environment);
    }

    /** The exit code and words of tmux itself; only a tmux that does not answer is an exception. */
    CommandResult run(byte[] input, List<String> arguments) throws TerminalException, InterruptedException {
        List<String> argv = new ArrayList<>(prefix);
        argv.addAll(arguments);
        slots.acquire();
        try {
            CommandResult result = ExternalCommand.of(argv)
                    .in(Path.of("/"))
                    .withOnly(environment)
                    .withInput(input)
                    .withTimeLimit(TIME_LIMIT)
                    .withOutputLimit(OUTPUT_LIMIT)
                    .run();
            if (result.timedOut()) {
                throw TerminalException.unknown("tmux did not answer within " + TIME_LIMIT.toSeconds() + " s");
            }
            return result;
        } catch (TerminalException unanswered) {
            throw unanswered;
        } catch (IOException failure) {
            throw TerminalException.notDone("cannot run tmux: " + FailureText.of(failure));
        } finally {
            slots.release();
        }
    }

    CommandResult run(String... arguments) throws TerminalException, InterruptedException {
        return run(new byte[0], List.of(arguments));
    }

    /** What tmux printed; a refusal is an exception. */
    String runOrThrow(String... arguments) throws TerminalException, InterruptedException {
        return runOrThrow(new byte[0], List.of(arguments));
    }

    String runOrThrow(byte[] input, List<String> arguments) throws TerminalException, InterruptedException {
        CommandResult result = run(input, arguments);
        if (result.ok()) {
            return result.output();
        }
        String words = result.errors().strip();
        boolean unsure = words.contains("server exited") || words.contains("lost server");
        throw new TerminalException("tmux " + arguments.get(0) + ": " + words, unsure);
    }

    static boolean isServerMissing(CommandResult result) {
        String words = result.errors();
        return !result.ok()
                && (words.contains("no server running")
                        || words.contains("No such file or directory")
                        || words.contains("Connection refused"));
    }

    /**
     * The environment sessions inherit: without the marks of an agent or terminal Czar itself may run in, in UTF-8, and of
     * secrets only those of an agent's provider.
     */
    static final class SessionEnvironment {
        private static final Set<String> NESTING_MARKS = Set.of(
                "CLAUDECODE",
                "CLAUDE_CODE_ENTRYPOINT",
                "CLAUDE_CODE_SSE_PORT",
                "CLAUDE_CODE_SESSION_ID",
                "CODEX_SANDBOX",
                "CODEX_SANDBOX_NETWORK_DISABLED",
                "CODEX_THREAD_ID",
                "GEMINI_CLI",
                "QWEN_CODE",
                "OPENCODE",
                "COPILOT_CLI",
                "TMUX",
                "TMUX_PANE",
                "STY");
        private static final String OWN = "CZAR_";

        private SessionEnvironment() {}

        static Map<String, String> of(Map<String, String> inherited) {
            Map<String, String> clean = CleanEnvironment.ofWorkers(inherited);
            clean.keySet().removeIf(name -> NESTING_MARKS.contains(name) || name.startsWith(OWN));
            String locale =
                    clean.getOrDefault("LC_ALL", clean.getOrDefault("LC_CTYPE", clean.getOrDefault("LANG", "")));
            if (!locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8")) {
                clean.put("LC_ALL", "C.UTF-8");
            }
            clean.put("TERM", "screen-256color");
            return clean;
        }
    }
}
