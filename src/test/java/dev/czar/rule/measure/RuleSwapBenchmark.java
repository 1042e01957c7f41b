package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Swaps the shipped book for one with another limits.drl, again and again (first argument, default 1,000 times), each time
 * compiled anew and run once; prints classes and metaspace after every tenth. Run it with benchmarks/rule-swaps.sh.
 */
public final class RuleSwapBenchmark {

    private static final Snapshot NOTHING = new Snapshot(Instant.EPOCH, List.of());

    private RuleSwapBenchmark() {}

    public static void main(String[] arguments) throws IOException, InvalidRules {
        int swaps = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("rule-swaps");
        RuleBookLoader books = new RuleBookLoader(RuleSwapBenchmark.class.getClassLoader(), folder);
        System.out.println("swaps  classes  metaspace KB  ms a swap");
        long begun = System.nanoTime();
        for (int swap = 1; swap <= swaps; swap++) {
            Cycle.run(NOTHING, books.book(variant(swap)));
            if (swap % Math.max(1, swaps / 10) == 0) {
                System.gc();
                System.out.printf(
                        "%5d  %7d  %12d  %9d%n",
                        swap,
                        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                        metaspace() / 1024,
                        (System.nanoTime() - begun) / 1_000_000 / swap);
            }
        }
        delete(folder);
    }

    private static RuleFiles variant(int number) {
        return new RuleFiles(RuleFiles.shipped().files().stream()
                .map(file -> file.name().equals("limits.drl")
                        ? new RuleFile(
                                file.name(),
                                file.text().replace("Duration.ofMinutes( 15 )", "Duration.ofSeconds( " + number + " )"))
                        : file)
                .toList());
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
