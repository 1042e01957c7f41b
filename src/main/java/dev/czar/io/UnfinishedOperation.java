package dev.czar.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What git was told to do in a work tree and waits to be told to go on with. {@code branch} is the one that HEAD goes back to at its
 * end, "" where HEAD stays on it; {@code picks} are the lines of a rebase that are done.
 */
public record UnfinishedOperation(String word, String branch, List<String> picks) {
    private static final String HEADS = "refs/heads/";
    private static final String END = "end it: in that folder, ";
    private static final List<String> REBASES = List.of("rebase-merge", "rebase-apply");
    private static final Map<String, String> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put("MERGE_HEAD", "merge");
        MARKS.put("CHERRY_PICK_HEAD", "cherry-pick");
        MARKS.put("REVERT_HEAD", "revert");
    }

    public UnfinishedOperation {
        picks = List.copyOf(picks);
    }

    /** In a work tree, the main one or a linked one; nothing in one that is gone or does not say where its git directory is. */
    public static Optional<UnfinishedOperation> in(Path worktree) {
        Path own = worktree.resolve(".git");
        try {
            Optional<Path> gitDirectory = Files.isRegularFile(own) ? GitDirectoryPointer.read(own) : Optional.of(own);
            return gitDirectory.isPresent() ? read(gitDirectory.get()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(worktree + " cannot be read", failure);
        }
    }

    private static Optional<UnfinishedOperation> read(Path gitDirectory) throws IOException {
        for (String rebase : REBASES) {
            Path folder = gitDirectory.resolve(rebase);
            if (Files.exists(folder.resolve("head-name"))) {
                return Optional.of(new UnfinishedOperation(
                        "rebase", first(folder.resolve("head-name")), lines(folder.resolve("done"))));
            }
            if (Files.exists(folder)) {
                return Optional.of(new UnfinishedOperation("am", "", List.of()));
            }
        }
        for (Map.Entry<String, String> mark : MARKS.entrySet()) {
            if (Files.exists(gitDirectory.resolve(mark.getKey()))) {
                return Optional.of(new UnfinishedOperation(mark.getValue(), "", List.of()));
            }
        }
        Optional<UnfinishedOperation> between = between(gitDirectory);
        if (between.isPresent()) {
            return between;
        }
        return Files.exists(gitDirectory.resolve("BISECT_LOG"))
                ? Optional.of(new UnfinishedOperation("bisect", first(gitDirectory.resolve("BISECT_START")), List.of()))
                : Optional.empty();
    }

    /** Between two of several picks, as after one that was committed by hand, no mark stands, but the list of the rest. */
    private static Optional<UnfinishedOperation> between(Path gitDirectory) throws IOException {
        return lines(gitDirectory.resolve("sequencer").resolve("todo")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .map(next -> next.startsWith("revert") ? "revert" : "cherry-pick")
                .map(word -> new UnfinishedOperation(word, "", List.of()));
    }

    /** Whether it moves its branch when it ends, which then must be where it was when it began. */
    public boolean isRebase() {
        return word.equals("rebase");
    }

    public boolean isBisect() {
        return word.equals("bisect");
    }

    public String sentence(Path worktree) {
        return "%s is in the middle of a %s%s".formatted(worktree, word, branch.isEmpty() ? "" : " of " + branch);
    }

    public String remedy() {
        return isBisect()
                ? END + "`git bisect reset`"
                : END + "`%s` or `%s`".formatted(command("continue"), command("abort"));
    }

    /** The same, with what is to be done where it is not gone on with. */
    public String remedy(String afterwards) {
        return isBisect()
                ? remedy() + " and `" + afterwards + "`"
                : END + "`%s`, or `%s` and `%s`".formatted(command("continue"), command("abort"), afterwards);
    }

    private String command(String option) {
        return "git " + word + " --" + option;
    }

    private static String first(Path file) throws IOException {
        String name = text(file).strip();
        return name.startsWith(HEADS) ? name.substring(HEADS.length()) : name;
    }

    private static List<String> lines(Path file) throws IOException {
        return text(file).lines().toList();
    }

    /** What a subject or a name holds need not be UTF-8. */
    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }
}
