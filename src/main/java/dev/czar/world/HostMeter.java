package dev.czar.world;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How busy this machine is, in percent. */
public final class HostMeter {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern LINE = Pattern.compile("(MemTotal|MemAvailable):\\s+(\\d{1,15}) kB");

    private final Path disk;

    /** {@code disk} is a folder on the disk that is looked at. */
    public HostMeter(Path disk) {
        this.disk = disk;
    }

    public HostReading read() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        File folder = disk.toFile();
        return new HostReading(
                cores,
                (int) Math.round(Math.max(0, load) * 100 / cores),
                memoryPercent(),
                used(folder.getUsableSpace(), folder.getTotalSpace()));
    }

    /** What programs could still get counts as free, as the kernel estimates it; 0 where nobody says. */
    private static int memoryPercent() throws IOException {
        if (!Files.isReadable(MEMORY)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(MEMORY);
        return used(kilobytes(lines, "MemAvailable"), kilobytes(lines, "MemTotal"));
    }

    private static long kilobytes(List<String> lines, String name) {
        return lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::find)
                .filter(line -> line.group(1).equals(name))
                .mapToLong(line -> Long.parseLong(line.group(2)))
                .findFirst()
                .orElse(0);
    }

    private static int used(long free, long all) {
        return all == 0 ? 0 : (int) (100 - 100 * free / all);
    }

    /** Processors are at 100 when every core has work. */
    public record HostReading(int cores, int processorPercent, int memoryPercent, int diskPercent) {}
}
