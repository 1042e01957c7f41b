package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts against what {@code git merge} does in a checkout; {@code -Drounds=25} for 5,000 pairs. */
class CommitMergerCorpusTest {
    private static final int PAIRS = TestRounds.of(120);
    private static final long SEED = Long.getLong("seed", 4);
    private static final int PAIRS_OF_A_FAMILY = MergeCorpus.BRANCHES * (MergeCorpus.BRANCHES - 1) / 2;
    private static final String TRUTH =
            """
            git checkout -q --detach "$1" && rm -rf [!.]*
            while read -r ours theirs; do
                git read-tree -u --reset "$ours" && git update-ref --no-deref HEAD "$ours" || exit 9
                git merge -q --no-commit --no-ff "$theirs" >/dev/null 2>&1
                case $? in
                0) echo "clean $(git write-tree)" ;;
                1) echo conflict ;;
                *) echo refused ;;
                esac
                rm -rf .git/MERGE_* .git/AUTO_MERGE [!.]*
            done
            """;

    @TempDir
    Path folder;

    @Test
    void theForecastIsWhatGitMergeDoes() throws Exception {
        MergeCorpus corpus = new MergeCorpus(SEED, (PAIRS + PAIRS_OF_A_FAMILY - 1) / PAIRS_OF_A_FAMILY);
        try (GitTestRepository sample = GitTestRepository.empty(folder.resolve("r"))) {
            run(sample, corpus.stream(), "git", "fast-import", "--quiet");
            List<MergePair> pairs = pairs(sample, corpus);
            try (ScratchRepository bench = ScratchRepository.at(folder.resolve("bench"), sample.repository())) {
                Map<MergePair, MergeResult> forecast = new CommitMerger(sample.repository(), List.of())
                        .on(bench)
                        .merge(pairs);
                List<String> truth = truth(sample, pairs);
                report(truth, forecast);
                assertThat(differences(pairs, forecast, truth)).isEmpty();
                assertThat(truth.stream().filter("conflict"::equals).count()).isGreaterThan(pairs.size() / 5);
                assertThat(truth.stream()
                                .filter(word -> word.startsWith("clean"))
                                .count())
                        .isGreaterThan(pairs.size() / 5);
            }
        }
    }

    private static List<MergePair> pairs(GitTestRepository sample, MergeCorpus corpus) {
        Map<String, String> heads = sample.repository().refs("refs/heads/");
        List<MergePair> pairs = new ArrayList<>();
        for (List<String> family : corpus.families()) {
            for (int left = 0; left < family.size(); left++) {
                for (int right = left + 1; right < family.size(); right++) {
                    pairs.add(new MergePair(
                            heads.get("refs/heads/" + family.get(left)), heads.get("refs/heads/" + family.get(right))));
                }
            }
        }
        return pairs;
    }

    private List<String> truth(GitTestRepository sample, List<MergePair> pairs) throws Exception {
        Path script = Files.writeString(folder.resolve("truth.sh"), TRUTH);
        String lines = pairs.stream().map(MergePair::inputLine).collect(Collectors.joining());
        return run(
                        sample,
                        lines.getBytes(),
                        "sh",
                        script.toString(),
                        pairs.get(0).ours())
                .lines()
                .toList();
    }

    private static List<String> differences(
            List<MergePair> pairs, Map<MergePair, MergeResult> forecast, List<String> truth) {
        return IntStream.range(0, pairs.size())
                .filter(index -> !words(forecast.get(pairs.get(index))).equals(truth.get(index)))
                .mapToObj(index -> "%s: forecast %s, truth %s"
                        .formatted(pairs.get(index), forecast.get(pairs.get(index)), truth.get(index)))
                .toList();
    }

    private static String words(MergeResult merge) {
        if (merge instanceof MergeResult.Clean clean) {
            return "clean " + clean.tree();
        }
        return merge instanceof MergeResult.Conflicting ? "conflict" : "refused";
    }

    private static void report(List<String> truth, Map<MergePair, MergeResult> forecast) {
        Map<String, Long> kinds = new TreeMap<>(forecast.values().stream()
                .filter(MergeResult.Conflicting.class::isInstance)
                .flatMap(merge -> ((MergeResult.Conflicting) merge).kinds().stream())
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting())));
        System.getLogger(CommitMergerCorpusTest.class.getName())
                .log(System.Logger.Level.INFO, "%d pairs: %s".formatted(truth.size(), kinds));
        assertThat(new TreeSet<>(kinds.keySet()))
                .contains("CONFLICT (contents)", "CONFLICT (modify/delete)", "CONFLICT (file/directory)");
    }

    private static String run(GitTestRepository sample, byte[] input, String... argv) throws Exception {
        CommandResult result = ExternalCommand.of(argv)
                .in(sample.top())
                .withInput(input)
                .withTimeLimit(Duration.ofMinutes(30))
                .with("GIT_COMMITTER_NAME", "Someone")
                .with("GIT_COMMITTER_EMAIL", "someone@localhost")
                .run();
        assertThat(result.ok()).as(result.errors()).isTrue();
        return result.output();
    }
}
