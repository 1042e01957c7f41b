package dev.czar.project.config;

import dev.czar.io.CheckSpec;
import dev.czar.io.PlainShellCommand;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What czar.yaml says of what workers' programs ask to be allowed to do. A command is allowed when it is plain and each of its
 * parts is, and denied when one of them is; {@code *} stands for a part of a word, as the last word for all further words.
 */
public record PermissionConfig(PermissionPatterns allow, PermissionPatterns deny, String reason) {

    public static final PermissionConfig NONE = new PermissionConfig(
            new PermissionPatterns(List.of(), List.of()), new PermissionPatterns(List.of(), List.of()), "");

    private static final Pattern LENGTH = Pattern.compile("-n|-?\\d+|-n\\d+");

    /** Patterns of commands and of tools' names. */
    public record PermissionPatterns(List<String> commands, List<String> tools) {
        public PermissionPatterns {
            commands = List.copyOf(commands);
            tools = List.copyOf(tools);
        }

        private static PermissionPatterns read(Optional<FileSection> section, String... known) {
            return section.map(given -> {
                        given.allowOnly(known);
                        return new PermissionPatterns(
                                given.texts("commands", TextFormat.ANY), given.texts("tools", TextFormat.ANY));
                    })
                    .orElse(NONE.allow());
        }

        /** The pattern of a command that these words fit. */
        private Optional<String> command(List<String> words) {
            return commands.stream().filter(pattern -> fits(pattern, words)).findFirst();
        }

        private Optional<String> tool(String name) {
            return tools.stream().filter(pattern -> fitsWord(pattern, name)).findFirst();
        }

        private static boolean fits(String pattern, List<String> words) {
            List<String> expected = List.of(pattern.strip().split("\\s+"));
            int last = expected.size() - 1;
            boolean open = expected.get(last).equals("*");
            int fixed = open ? last : expected.size();
            if (words.size() < fixed || (!open && words.size() != fixed)) {
                return false;
            }
            for (int at = 0; at < fixed; at++) {
                if (!fitsWord(expected.get(at), words.get(at))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fitsWord(String pattern, String word) {
            String regex =
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(regex, Pattern.DOTALL).matcher(word).matches();
        }
    }

    static PermissionConfig read(Optional<FileSection> section) {
        return section.map(given -> {
                    given.allowOnly("allow", "deny");
                    return new PermissionConfig(
                            PermissionPatterns.read(given.section("allow"), "commands", "tools"),
                            PermissionPatterns.read(given.section("deny"), "commands", "tools", "reason"),
                            given.section("deny")
                                    .map(denied -> denied.text("reason", "", TextFormat.ANY))
                                    .orElse(""));
                })
                .orElse(NONE);
    }

    /** What allows this, in words; "" for nothing. The project's own checks are allowed as they are. */
    public String allowing(String tool, String command, Path worktree, List<CheckSpec> checks) {
        Optional<String> named = allow.tool(tool).map(pattern -> "permissions: allow: tools: " + pattern);
        if (named.isPresent() || command.isEmpty()) {
            return named.orElse("");
        }
        Optional<List<List<String>>> parts = PlainShellCommand.commands(command);
        List<Optional<String>> words = parts.orElse(List.of()).stream()
                .filter(part -> !isHarmless(part, worktree))
                .map(part -> check(part, checks)
                        .or(() -> allow.command(part).map(pattern -> "permissions: allow: commands: " + pattern)))
                .toList();
        boolean all = !words.isEmpty() && words.stream().allMatch(Optional::isPresent);
        return all
                ? words.stream().map(Optional::orElseThrow).distinct().collect(Collectors.joining(", "))
                : line(command, checks).orElse("");
    }

    /** Why this is denied, as the agent is told; "" when it is not. */
    public String denying(String tool, String command) {
        boolean denied = deny.tool(tool).isPresent()
                || PlainShellCommand.commands(command).orElse(List.of()).stream()
                        .anyMatch(part -> deny.command(part).isPresent());
        return denied ? (reason.isEmpty() ? "the project's czar.yaml denies this; do without it" : reason) : "";
    }

    private static Optional<String> check(List<String> words, List<CheckSpec> checks) {
        return checks.stream()
                .filter(check -> check.command().equals(words))
                .map(check -> "check " + check.name())
                .findFirst();
    }

    /** A check that is a shell line, asked for as it stands there. */
    private static Optional<String> line(String command, List<CheckSpec> checks) {
        return checks.stream()
                .filter(check -> check.command().equals(List.of("sh", "-c", command.strip())))
                .map(check -> "check " + check.name())
                .findFirst();
    }

    /** Stays in the worktree, or shows less of an output. */
    private static boolean isHarmless(List<String> words, Path worktree) {
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        if (program.equals("cd") && arguments.size() == 1) {
            return isInside(worktree, arguments.get(0));
        }
        return (program.equals("tail") || program.equals("head"))
                && arguments.stream().allMatch(word -> LENGTH.matcher(word).matches());
    }

    private static boolean isInside(Path worktree, String folder) {
        try {
            return worktree.resolve(folder).toRealPath().startsWith(worktree.toRealPath());
        } catch (IOException | InvalidPathException unknown) {
            return false;
        }
    }
}
