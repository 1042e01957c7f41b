package dev.czar.ledger;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.worker;

import dev.czar.ledger.recording.Recording.RecordingHeader;
import dev.czar.ledger.recording.RecordingReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Measures a ledger of many observations (first argument, default 100,000), in milliseconds; run it by hand. */
final class LedgerBenchmark {

    private static final int BATCH = 50;

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("ledger-benchmark");
        Path file = folder.resolve("ledger.db");
        time("create", () -> Ledger.open(file).close());
        try (Ledger ledger = Ledger.open(file)) {
            time("remember " + count + " in transactions of " + BATCH, () -> fill(ledger, count));
        }
        System.out.printf("%,d bytes%n", Files.size(file));
        time("reopen", () -> Ledger.open(file).close());
        try (Ledger ledger = Ledger.open(file);
                Writer writer = Files.newBufferedWriter(folder.resolve("day.jsonl"))) {
            time("board", () -> ledger.board(PROJECT));
            time("1,000 single observations", () -> IntStream.range(0, 1_000)
                    .forEach(id -> ledger.append(PROJECT, List.of(worker("w", "x")))));
            var header = new RecordingHeader(PROJECT, "", NOW, NOW.plus(Duration.ofDays(1)));
            time("export", () -> ledger.export(header, writer));
            writer.flush();
            time("read", () -> read(folder.resolve("day.jsonl")));
            time(
                    "trim",
                    () -> ledger.trim(
                            PROJECT,
                            NOW.plus(Duration.ofDays(2)),
                            new RetentionPolicy(Duration.ofDays(1), Long.MAX_VALUE)));
            System.out.printf("%,d bytes%n", Files.size(file));
        }
        try (var files = Files.list(folder)) {
            for (Path rest : files.toList()) {
                Files.delete(rest);
            }
        }
        Files.delete(folder);
    }

    private static void fill(Ledger ledger, int count) {
        for (int begin = 0; begin < count; begin += BATCH) {
            int batch = begin;
            ledger.append(
                    PROJECT,
                    IntStream.range(0, BATCH)
                            .mapToObj(id -> worker("w" + (batch + id) % 1000, "agent" + batch))
                            .toList());
            ledger.record(PROJECT, cycle(NOW.plusSeconds(1), ledger.lastSeq(PROJECT)), List.of());
        }
    }

    private static void read(Path file) {
        try {
            RecordingReader.read(file, cycle -> {});
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void time(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        System.out.printf("%-50s %,d ms%n", what, (System.nanoTime() - begin) / 1_000_000);
    }
}
