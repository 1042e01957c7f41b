package dev.czar.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A local branch that is not there any more under its name, and what it is called now, as git's logs of branches tell. */
public record RenamedBranch(String before, String now) {
    private static final Pattern RENAMED =
            Pattern.compile(".*> (\\d+) [+-]\\d{4}\tBranch: renamed refs/heads/(.+) to refs/heads/(.+)");

    /** In the repository with this shared git directory; of several that were called so the one that was renamed last. */
    public static Optional<RenamedBranch> of(Path gitDirectory, String gone) throws IOException {
        Path logs = gitDirectory.resolve("logs/refs/heads");
        if (!Files.isDirectory(logs)) {
            return Optional.empty();
        }
        RenamedBranch latest = null;
        long at = -1;
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path log : files.filter(Files::isRegularFile).sorted().toList()) {
                String now = gone;
                long since = -1;
                for (Matcher renamed : renamings(log)) {
                    since = renamed.group(2).equals(gone) ? Long.parseLong(renamed.group(1)) : since;
                    now = renamed.group(2).equals(now) ? renamed.group(3) : now;
                }
                if (since > at && !now.equals(gone)) {
                    latest = new RenamedBranch(gone, now);
                    at = since;
                }
            }
        }
        return Optional.ofNullable(latest);
    }

    /** The name of the file is not asked: where the machine knows no other letters, it is not what the branch is called. */
    private static List<Matcher> renamings(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .map(RENAMED::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    public String sentence() {
        return "%s was renamed to %s".formatted(before, now);
    }

    /** For the mainline, which czar.yaml names. */
    public String remedy() {
        return "write `mainline: %2$s` in czar.yaml, or take it back: `git branch -m %2$s %1$s`".formatted(before, now);
    }
}
