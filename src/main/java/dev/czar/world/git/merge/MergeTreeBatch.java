package dev.czar.world.git.merge;

import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many merges by one git process, which is fed whole and closed, for older ones keep clean answers back until then. A pair on
 * which it dies, hangs or talks nonsense is unknown, and a new process goes on after it.
 */
final class MergeTreeBatch {
    private static final int MOST_PAIRS = 128;
    private static final int MOST_HANGS = 2;

    /** Said of an object that is missing or damaged; older git takes a folder it cannot read for an empty one, and answers. */
    private static final String UNREADABLE = "error: Could not read";

    /** How git is run: with this input and these arguments. */
    interface GitProcess {
        CommandResult run(byte[] input, String... arguments);
    }

    private final GitProcess process;
    private final Path attributes;
    private final List<MergeResult> answers = new ArrayList<>();
    private int most = MOST_PAIRS;
    private int hangs;

    MergeTreeBatch(GitProcess process, Path attributes) {
        this.process = process;
        this.attributes = attributes;
    }

    /** The answers in the order of the pairs. */
    List<MergeResult> run(List<MergePair> pairs) {
        while (answers.size() < pairs.size()) {
            int until = Math.min(pairs.size(), answers.size() + most);
            ask(pairs.subList(answers.size(), until));
            if (hangs == MOST_HANGS) {
                MergeResult silent = new MergeResult.Unknown("git merge-tree: took too long");
                answers.addAll(Collections.nCopies(pairs.size() - answers.size(), silent));
            }
        }
        return List.copyOf(answers);
    }

    private void ask(List<MergePair> pairs) {
        try {
            CommandResult result = process.run(input(pairs), arguments());
            boolean readable = result.errors().lines().noneMatch(line -> line.startsWith(UNREADABLE));
            if (!readable && pairs.size() > 1) {
                most = 1; // which pair it is about is not said
                return;
            }
            List<MergeResult> whole = readable ? MergeTreeOutputReader.read(result.output()) : List.of();
            answers.addAll(whole.subList(0, Math.min(whole.size(), pairs.size())));
            if (whole.size() < pairs.size()) {
                answers.add(new MergeResult.Unknown(reason(result)));
            }
            hangs += result.timedOut() ? 1 : 0;
        } catch (GitException failure) {
            most = Math.max(1, pairs.size() / 2);
            if (pairs.size() == 1) {
                answers.add(new MergeResult.Unknown(failure.getMessage()));
            }
        }
    }

    private static byte[] input(List<MergePair> pairs) {
        return pairs.stream()
                .map(MergePair::inputLine)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String[] arguments() {
        return new String[] {
            "-c",
            "core.attributesFile=" + attributes,
            "-c",
            "merge.default=text",
            "-c",
            "merge.conflictStyle=merge",
            "-c",
            "core.looseCompression=0",
            "merge-tree",
            "--write-tree",
            "--stdin",
            "-z"
        };
    }

    private static String reason(CommandResult result) {
        String said = result.timedOut() ? "took too long" : result.errors().strip();
        return "git merge-tree: " + (said.isEmpty() ? "broke off with exit " + result.exit() : said);
    }
}
