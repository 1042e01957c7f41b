package dev.czar.world.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of a work tree that go through filters which Czar does not run, because the repository itself names their programs: what they would be
 * committed as cannot be told from what they hold.
 */
public final class WithheldFilters {
    private static final Pattern ENTRY = Pattern.compile(
            "([^\\x00]+)\\x00  ctime: \\d+:\\d+\\n  mtime: (\\d+):(\\d+)\\n  dev:.*\\n  uid:.*\\n  size: (\\d+)\\tflags:.*\\n");

    private final Git git;
    private final Path worktree;

    /** {@code git} runs in the work tree. */
    public WithheldFilters(Git git) {
        this.git = git;
        this.worktree = git.directory();
    }

    /** Those of these paths that go through one. */
    public List<String> among(Collection<String> paths) {
        Set<String> names = git.withheldFilters();
        if (names.isEmpty() || paths.isEmpty()) {
            return List.of();
        }
        byte[] input = (String.join("\0", paths) + "\0").getBytes(StandardCharsets.UTF_8);
        String[] words =
                git.output(input, "check-attr", "-z", "--stdin", "filter").split("\0");
        List<String> found = new ArrayList<>();
        for (int path = 0; path + 2 < words.length; path += 3) {
            if (names.contains(words[path + 2])) {
                found.add(words[path]);
            }
        }
        return found;
    }

    /** Those of these paths that go through one and were not written since the git of the worktree's worker last looked at them. */
    List<String> unwritten(Collection<String> paths) {
        List<String> filtered = among(paths);
        if (filtered.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("ls-files", "--debug", "-z", "--full-name", "--"));
        arguments.addAll(filtered);
        Git literal = git.with("GIT_LITERAL_PATHSPECS", "1");
        List<String> unwritten = new ArrayList<>();
        for (Matcher entry = ENTRY.matcher(literal.output(arguments.toArray(String[]::new)) + "\n"); entry.find(); ) {
            Instant seen = Instant.ofEpochSecond(Long.parseLong(entry.group(2)), Long.parseLong(entry.group(3)));
            if (isAs(worktree.resolve(entry.group(1)), seen, Long.parseLong(entry.group(4)))) {
                unwritten.add(entry.group(1));
            }
        }
        return unwritten;
    }

    private static boolean isAs(Path file, Instant written, long size) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.size() == size && found.lastModifiedTime().toInstant().equals(written);
        } catch (IOException gone) {
            return false;
        }
    }
}
