package dev.czar.sensor;

import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Snapshot;
import dev.czar.forecast.ForecastWorkspace.ConflictScope;
import dev.czar.io.FolderDeleter;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.ScratchFolder;
import dev.czar.world.git.merge.ScratchRepository;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Times the forecast beside a bare git with the same pairs. Run it with benchmarks/conflict-matrix.sh. */
public final class ConflictMatrixBenchmark {
    private static final int FILES = 4_200;
    private static final int BRANCHES = 20;

    private final GitTestRepository sample;
    private final Path folder;
    private final Random random = new Random(7);
    private final Set<String> workers = IntStream.range(0, BRANCHES)
            .mapToObj(ConflictMatrixBenchmark::worker)
            .collect(Collectors.toSet());

    private ConflictMatrixBenchmark(Path folder) {
        this.folder = folder;
        this.sample = GitTestRepository.empty(folder.resolve("r"));
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("conflict-matrix");
        try {
            new ConflictMatrixBenchmark(folder).run(rounds);
        } finally {
            FolderDeleter.delete(folder);
        }
    }

    private void run(int rounds) throws Exception {
        generate();
        List<MergePair> pairs = pairs();
        List<Long> bare = new ArrayList<>();
        List<Long> merges = new ArrayList<>();
        List<Long> looks = new ArrayList<>();
        List<Long> commits = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Path objects = ScratchFolder.of(sample.repository());
            bare.add(timed(() -> bare(pairs, objects)));
            try (ScratchRepository bench =
                    ScratchRepository.at(ScratchFolder.of(sample.repository()), sample.repository())) {
                CommitMerger merger = new CommitMerger(sample.repository(), List.of()).on(bench);
                merges.add(timed(() -> merger.merge(pairs)));
            }
            try (ConflictSensor sensor = sensor()) {
                looks.add(timed(sensor::sense));
                commit(round);
                commits.add(timed(sensor::sense));
                if (round == 0) {
                    describe(sensor);
                }
            }
        }
        System.out.printf("%-46s %8s %8s%n", pairs.size() + " pairs", "median", "worst");
        print("bare git merge-tree --stdin", bare);
        print("the same merges by Czar", merges);
        print("a whole look: matrix, blame, lines, order", looks);
        print("a look after one new commit", commits);
        System.out.printf("merges by Czar / bare git: %.2f%n", median(merges) / (double) median(bare));
        System.out.printf("whole look / bare git: %.2f%n", median(looks) / (double) median(bare));
    }

    private void describe(ConflictSensor sensor) {
        sensor.sense().stream()
                .map(observation -> observation.fact().orElseThrow())
                .filter(ConflictMatrix.class::isInstance)
                .map(ConflictMatrix.class::cast)
                .forEach(matrix -> System.out.printf(
                        "%d branches, %d cells in conflict, %d against the mainline, %d in order; by %s%n",
                        matrix.branches().size(),
                        String.join("", matrix.cells())
                                        .chars()
                                        .filter(cell -> cell == 'x')
                                        .count()
                                / 2,
                        matrix.mainline().chars().filter(cell -> cell == 'x').count(),
                        matrix.cumulative().chars().filter(cell -> cell == 'x').count(),
                        matrix.authority()));
    }

    private ConflictSensor sensor() {
        CommitMerger merger = new CommitMerger(sample.repository(), List.of());
        IntegrationBranches trunk = IntegrationBranches.of("main", "czar/omnibus");
        WorkerWorktrees workplace = new WorkerWorktrees(sample.repository(), trunk, merger, folder.resolve("workers"));
        Snapshot nothing = new Snapshot(Instant.EPOCH, List.of());
        return new ConflictSensor(
                new ConflictScope(sample.repository(), trunk, workplace, merger, workers),
                () -> nothing,
                Clock.systemUTC());
    }

    /** New objects go to a new folder in the same place, else only the first round would have to write them. */
    private void bare(List<MergePair> pairs, Path objects) {
        String lines = pairs.stream()
                .map(pair -> pair.ours() + " " + pair.theirs() + "\n")
                .collect(Collectors.joining());
        Map<String, String> apart = Map.of(
                "GIT_OBJECT_DIRECTORY",
                objects.toString(),
                "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                sample.top().resolve(".git/objects").toString());
        git(lines, apart, "merge-tree", "--write-tree", "--stdin", "-z");
    }

    private List<MergePair> pairs() {
        List<String> heads =
                new ArrayList<>(sample.repository().refs("refs/heads/").values());
        List<MergePair> pairs = new ArrayList<>();
        for (int left = 0; left < heads.size(); left++) {
            for (String right : heads.subList(left + 1, heads.size())) {
                pairs.add(new MergePair(heads.get(left), right));
            }
        }
        return pairs;
    }

    private void commit(int round) {
        Map<String, String> change = Map.of(path(round), text(round).replace("line 7 ", "again " + round + " "));
        fastImport(commit("refs/heads/czar/" + worker(round % BRANCHES) + "/T", 2_000 + round, change, true));
    }

    private void generate() {
        StringBuilder stream = new StringBuilder();
        Map<String, String> all = new TreeMap<>();
        IntStream.range(0, FILES).forEach(file -> all.put(path(file), text(file)));
        stream.append(commit("refs/heads/main", 1, all, false));
        for (int branch = 0; branch < BRANCHES; branch++) {
            String ref = "refs/heads/czar/" + worker(branch) + "/T";
            stream.append("reset ").append(ref).append("\nfrom refs/heads/main\n\n");
            stream.append(commit(ref, 100 + branch, edits(branch, 12, "w" + branch), false));
            stream.append("commit ").append(ref).append("\ncommitter a <a@b> 900 +0000\ndata 1\nm\n");
            for (int move = 0; move < 3; move++) {
                String from = path(branch + 30 * (100 + move));
                stream.append("R ")
                        .append(from)
                        .append(" moved")
                        .append(branch)
                        .append('/')
                        .append(move)
                        .append(".java\n");
            }
            if (branch % 4 == 3) {
                stream.append(commit("refs/heads/main", 500 + branch, edits(branch, 4, "main" + branch), false));
            }
        }
        fastImport(stream.toString());
    }

    /** Mostly in two modules, and three times in files that all are fond of. */
    private Map<String, String> edits(int home, int count, String by) {
        Map<String, String> edits = new TreeMap<>();
        for (int edit = 0; edit < count + 3; edit++) {
            int file = edit < count ? home + edit % 2 + 30 * random.nextInt(100) : 3_600 + random.nextInt(40);
            String line = "line " + random.nextInt(60) + " ";
            edits.put(path(file), text(file).replace(line, by + " " + line));
        }
        return edits;
    }

    private String commit(String ref, int time, Map<String, String> files, boolean onExisting) {
        StringBuilder text = new StringBuilder("commit " + ref + "\ncommitter a <a@b> " + time + " +0000\ndata 1\nm\n");
        if (onExisting) {
            text.append("from ").append(ref).append("^0\n");
        }
        files.forEach((path, content) -> text.append("M 100644 inline ")
                .append(path)
                .append("\ndata ")
                .append(content.length())
                .append('\n')
                .append(content));
        return text.append('\n').toString();
    }

    private void fastImport(String stream) {
        git(stream, Map.of(), "fast-import", "--quiet");
    }

    private void git(String input, Map<String, String> environment, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(environment);
        try {
            CommandResult result = ExternalCommand.of(argv)
                    .in(sample.top())
                    .withOnly(all)
                    .withInput(input.getBytes(StandardCharsets.US_ASCII))
                    .withTimeLimit(Duration.ofMinutes(2))
                    .withOutputLimit(64 * 1024 * 1024)
                    .run();
            if (!result.ok()) {
                throw new IllegalStateException(argv + ": " + result.errors());
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String worker(int number) {
        return "w%02d".formatted(number);
    }

    private static String path(int file) {
        return "module%d/src/main/java/org/example/part%d/File%d.java".formatted(file % 30, file % 17, file);
    }

    private static String text(int file) {
        return IntStream.range(0, 60)
                .mapToObj(line -> "line " + line + " of file " + file + "\n")
                .collect(Collectors.joining());
    }

    private static long timed(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void print(String what, List<Long> millis) {
        System.out.printf("%-46s %5d ms %5d ms%n", what, median(millis), Collections.max(millis));
    }

    private static long median(List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }
}
