package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.world.CleanEnvironment;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.CommitIdentity;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RepositoryLock.RetryBackoff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The git command line, run with nothing the repository or the environment could slip in. */
public final class Git {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(120);
    private static final int OUTPUT_LIMIT = 32 * 1024 * 1024;
    /** What a power loss must not take: objects, and the refs that name them. Git by itself leaves both to the system. */
    private static final String DURABLE = "core.fsync=committed,reference";

    private static final String TEMPORARY = "core.fsync=none";
    private static final int LOCK_TRIES = 10;
    /** What git 2.39 and git 2.53 say of a lock that is in the way of a fetch; the latter names the ref alone. */
    private static final Pattern LOCKED = Pattern.compile(
            "Unable to create '([^']+)\\.lock': File exists|fetching ref (\\S+) failed: reference already exists");

    private static final List<String> GUARDS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=",
            "protocol.ext.allow=never",
            "submodule.recurse=false",
            "core.quotePath=false",
            "core.safecrlf=false",
            "i18n.commitEncoding=UTF-8",
            "commit.gpgSign=false",
            "merge.verifySignatures=false",
            "gc.auto=0",
            "maintenance.auto=false");

    private final Path directory;
    private final Map<String, String> environment;
    private final ConfigurationGuard guard;
    private final String durability;

    private Git(Path directory, Map<String, String> environment, ConfigurationGuard guard, String durability) {
        this.directory = directory;
        this.environment = environment;
        this.guard = guard;
        this.durability = durability;
    }

    static Git in(Path directory, CommitIdentity identity) {
        Map<String, String> environment = CleanEnvironment.withoutSecrets(System.getenv());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1"); // any worker can write a replacement
        environment.put("LC_ALL", "C");
        environment.put("GIT_AUTHOR_NAME", identity.name());
        environment.put("GIT_AUTHOR_EMAIL", identity.email());
        environment.put("GIT_COMMITTER_NAME", identity.name());
        environment.put("GIT_COMMITTER_EMAIL", identity.email());
        return new Git(directory, environment, new ConfigurationGuard(false), DURABLE);
    }

    public Git at(Path other) {
        return new Git(other, environment, guard, durability);
    }

    public Git with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Git(directory, more, guard, durability);
    }

    Path directory() {
        return directory;
    }

    /** The filters of the repository's own configuration that are not run here. */
    Set<String> withheldFilters() {
        try {
            return guard.withheldFilters(directory, environment);
        } catch (IOException failure) {
            throw new GitException(
                    "git could not be run in %s: %s".formatted(directory, FailureText.of(failure)), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GitException("Interrupted while git ran.", interrupted);
        }
    }

    /** With the filters of the repository's own configuration, for a copy in which its checks will run as well. */
    Git withFilters() {
        return new Git(directory, environment, new ConfigurationGuard(true), durability);
    }

    /** For a repository that goes with the process: nothing in it waits for the disk. */
    public Git temporary() {
        return new Git(directory, environment, guard, TEMPORARY);
    }

    /** With what the person logs in with at remotes. */
    Git withLogins() {
        Map<String, String> more = new TreeMap<>(environment);
        more.putAll(CleanEnvironment.ofLogins(System.getenv()));
        return new Git(directory, more, guard, durability);
    }

    /** What a command that must succeed wrote, without the final line end. */
    public String output(String... arguments) {
        return output(new byte[0], arguments);
    }

    String output(byte[] input, String... arguments) {
        CommandResult result = run(input, arguments);
        if (!result.ok()) {
            throw failure(result, arguments);
        }
        return result.output().stripTrailing();
    }

    /** How a command ended; waits for locks of others first. */
    public CommandResult run(byte[] input, String... arguments) {
        RetryBackoff backoff = new RetryBackoff(LOCK_TRIES);
        while (true) {
            CommandResult result = once(input, arguments);
            Matcher lock = LOCKED.matcher(result.ok() ? "" : result.errors());
            if (!lock.find()) {
                return result;
            }
            if (!backoff.waitForRetry()) {
                throw new GitException("git locked: %s.lock is held; remove it if no git process is running."
                        .formatted(lock.group(1) == null ? lock.group(2) : lock.group(1)));
            }
        }
    }

    GitException failure(CommandResult result, String... arguments) {
        String reason = result.timedOut() ? "took too long" : result.errors().strip();
        String shown = Arrays.stream(arguments).limit(3).toList().toString();
        return new GitException(
                "git %s in %s: %s".formatted(shown, directory, reason.isEmpty() ? "exit " + result.exit() : reason));
    }

    private CommandResult once(byte[] input, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("git", "--no-pager"));
        Stream.concat(GUARDS.stream(), Stream.of(durability)).forEach(setting -> argv.addAll(List.of("-c", setting)));
        argv.addAll(List.of(arguments));
        try {
            Map<String, String> guarded = new TreeMap<>(environment);
            guarded.putAll(guard.environment(directory, environment));
            CommandResult result = ExternalCommand.of(argv)
                    .in(directory)
                    .withOnly(guarded)
                    .withInput(input)
                    .withTimeLimit(TIME_LIMIT)
                    .withOutputLimit(OUTPUT_LIMIT)
                    .run();
            if (result.truncated()) {
                throw new GitException("git %s wrote more than %d bytes.".formatted(arguments[0], OUTPUT_LIMIT));
            }
            return result;
        } catch (IOException failure) {
            throw new GitException(
                    "git could not be run in %s: %s".formatted(directory, FailureText.of(failure)), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GitException("Interrupted while git ran.", interrupted);
        }
    }
}
