package dev.czar.world.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code git worktree list --porcelain -z}. */
final class CheckoutList {
    private CheckoutList() {}

    static List<Checkout> read(String porcelain) {
        List<Checkout> checkouts = new ArrayList<>();
        for (String record : porcelain.split("\0\0")) {
            if (!record.isBlank()) {
                checkouts.add(checkout(List.of(record.split("\0"))));
            }
        }
        return checkouts;
    }

    private static Checkout checkout(List<String> lines) {
        String branch = value(lines, "branch ");
        return new Checkout(
                real(Path.of(value(lines, "worktree "))),
                branch.startsWith("refs/heads/") ? branch.substring("refs/heads/".length()) : "",
                value(lines, "HEAD ").replace(RefChange.NOTHING, ""),
                lines.contains("locked initializing"));
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> line.substring(key.length()))
                .orElse("");
    }

    /** The path without symbolic links as far as it exists, as git shows it. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            Path parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        } catch (IOException unreadable) {
            return absolute;
        }
    }
}
