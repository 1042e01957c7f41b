package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult.FileConflict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MergeTreeBatchTest {
    private static final String TREE = "a".repeat(40);
    private static final String CLEAN = "1\0" + TREE + "\0\0";
    private static final MergeResult MERGED = new MergeResult.Clean(TREE);

    private final List<MergePair> pairs = List.of(pair('1'), pair('2'), pair('3'), pair('4'));
    private final List<List<String>> fed = new ArrayList<>();

    @Test
    void onePairThatKillsGitIsUnknownAndTheOthersAreAnswered() {
        List<MergeResult> merges = run(lines -> {
            int fatal = lines.indexOf(pairs.get(1).inputLine().strip());
            return fatal < 0 ? ended(0, CLEAN.repeat(lines.size()), "") : ended(128, CLEAN.repeat(fatal), "fatal: no");
        });
        assertThat(merges)
                .containsExactly(MERGED, new MergeResult.Unknown("git merge-tree: fatal: no"), MERGED, MERGED);
        assertThat(fed).hasSize(2);
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() {
        List<MergeResult> merges = run(lines -> ended(0, CLEAN + "0\0" + TREE + "\0" + "100644 b 1\tf\0", ""));
        assertThat(merges.get(0)).isEqualTo(MERGED);
        assertThat(merges.get(1)).isInstanceOf(MergeResult.Unknown.class);
    }

    @Test
    void junkIsNeitherCleanNorAConflict() {
        for (String junk :
                List.of("", "\0\0\0", "hello\n", "1\0tree\0\0", "2\0" + TREE + "\0\0", "0\0" + TREE + "\0\0x\0")) {
            assertThat(run(lines -> ended(0, junk, ""))).as(junk).allMatch(MergeResult.Unknown.class::isInstance);
        }
    }

    @Test
    void aConflictWithoutConflictingFilesIsAConflict() {
        String answer = "0\0" + TREE + "\0\0" + "1\0f\0CONFLICT (directory rename suggested)\0text\n\0\0";
        assertThat(run(lines -> ended(0, answer.repeat(lines.size()), "")))
                .allMatch(merge -> merge.equals(new MergeResult.Conflicting(
                        List.of(new FileConflict("f", List.of("CONFLICT (directory rename suggested)"), "", "", "")))));
    }

    @Test
    void aGitThatHangsTwiceIsNotAskedAThirdTime() {
        List<MergeResult> merges =
                run(lines -> new CommandResult(-1, new byte[0], new byte[0], true, false, Duration.ZERO));
        assertThat(merges).hasSize(4).allMatch(MergeResult.Unknown.class::isInstance);
        assertThat(fed).hasSize(2);
    }

    @Test
    void tooMuchOutputIsAskedForInSmallerParts() {
        List<MergeResult> merges = run(lines -> {
            if (lines.size() > 1) {
                throw new GitException("wrote too much");
            }
            return ended(0, CLEAN, "");
        });
        assertThat(merges).containsExactly(MERGED, MERGED, MERGED, MERGED);
    }

    private List<MergeResult> run(Function<List<String>, CommandResult> git) {
        fed.clear();
        MergeTreeBatch.GitProcess process = (input, arguments) -> {
            List<String> lines =
                    new String(input, StandardCharsets.US_ASCII).lines().toList();
            fed.add(lines);
            return git.apply(lines);
        };
        return new MergeTreeBatch(process, Path.of("attributes")).run(pairs);
    }

    private static CommandResult ended(int exit, String output, String errors) {
        return new CommandResult(
                exit,
                output.getBytes(StandardCharsets.UTF_8),
                errors.getBytes(StandardCharsets.UTF_8),
                false,
                false,
                Duration.ZERO);
    }

    private static MergePair pair(char digit) {
        return new MergePair(String.valueOf(digit).repeat(40), "f".repeat(40));
    }
}
