package dev.czar.world.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs in a work tree from what is checked out. A file that holds its blob byte for byte is no change, even where
 * git would store other line endings for it, nor is one that only a filter could tell and nobody has written to.
 */
public final class CheckoutStatus {
    private static final int PATH_AT = 3;

    private final Git git;

    /** {@code git} runs in the work tree. */
    public CheckoutStatus(Git git) {
        this.git = git.with("GIT_LITERAL_PATHSPECS", "1");
    }

    /** Paths with changes, untracked ones included, ignored ones not. */
    public List<String> changes() {
        List<String> changes = new ArrayList<>();
        List<String> modified = new ArrayList<>();
        for (String entry : status()) {
            (entry.startsWith(" M ") ? modified : changes).add(entry.substring(PATH_AT));
        }
        modified.removeAll(unconverted(modified));
        modified.removeAll(new WithheldFilters(git).unwritten(modified));
        changes.addAll(modified);
        return changes;
    }

    /** Whether git shows changes that are none. */
    public boolean onlyLooksChanged() {
        return !status().isEmpty() && changes().isEmpty();
    }

    private List<String> status() {
        String status = git.output(
                "status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=none", "--no-renames");
        return Stream.of(status.split("\0"))
                .filter(entry -> entry.length() > PATH_AT)
                .toList();
    }

    private List<String> unconverted(List<String> modified) {
        List<String> plain = modified.stream()
                .filter(path -> path.chars().noneMatch(Character::isISOControl) && !path.startsWith("\""))
                .toList();
        if (plain.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("ls-files", "--stage", "-z", "--full-name", "--"));
        arguments.addAll(plain);
        Map<String, String> blobs = new HashMap<>();
        for (String line : git.output(arguments.toArray(String[]::new)).split("\0")) {
            String[] parts = line.split("\t", 2);
            if (parts.length == 2 && parts[0].startsWith("100")) {
                blobs.put(parts[1], parts[0].split(" ")[1]);
            }
        }
        List<String> files = plain.stream().filter(blobs::containsKey).toList();
        byte[] input =
                files.stream().collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8);
        List<String> hashes = files.isEmpty()
                ? List.of()
                : git.output(input, "hash-object", "--no-filters", "--stdin-paths")
                        .lines()
                        .toList();
        List<String> same = new ArrayList<>();
        for (int file = 0; file < hashes.size(); file++) {
            if (hashes.get(file).equals(blobs.get(files.get(file)))) {
                same.add(files.get(file));
            }
        }
        return same;
    }
}
