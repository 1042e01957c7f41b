package dev.czar.project.report;

import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.project.report.ReportFormat.InvalidReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The folder in which workers and hooks leave their reports until Czar has remembered them. */
public final class ReportSpool {

    private static final Logger LOG = Logger.getLogger(ReportSpool.class);

    static final String SUFFIX = ".report";
    private static final int LARGEST = 64 << 10;
    private static final int MOST_AT_ONCE = 1000;
    private static final int MOST_REJECTED = 200;
    private static final Duration STALE_TEMPORARY_AGE = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    public ReportSpool(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public Path folder() {
        return folder;
    }

    /** The reports that wait, oldest first; what is not a report is put aside with the reason. */
    public List<SpooledReport> pending() throws IOException {
        Files.createDirectories(folder);
        List<SpooledReport> reports = new ArrayList<>();
        for (Path file : files()) {
            try {
                reports.add(read(file));
            } catch (InvalidReportException bad) {
                rejectIfPossible(file, bad.getMessage());
            } catch (NoSuchFileException taken) {
                continue;
            }
        }
        reports.sort(Comparator.comparing(SpooledReport::written)
                .thenComparing(report -> report.file().toString()));
        return reports;
    }

    public void remove(SpooledReport report) throws IOException {
        Files.deleteIfExists(report.file());
    }

    /** Moves a file to {@code rejected/} beside a file with the reason; the newest {@value #MOST_REJECTED} are kept. */
    public void reject(Path file, String reason) throws IOException {
        Path rejected = Files.createDirectories(folder.resolve("rejected"));
        Path target = rejected.resolve(file.getFileName());
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            target = Files.createTempDirectory(rejected, "again").resolve(file.getFileName());
        }
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(rejected.resolve(file.getFileName() + ".reason"), reason + "\n");
        deleteOldest(rejected);
    }

    /** What cannot be put aside now, for want of space, is tried at the next look. */
    private void rejectIfPossible(Path file, String reason) {
        try {
            reject(file, reason);
        } catch (IOException later) {
            LOG.warnf("%s is no report (%s) and cannot be put aside: %s", file, reason, FailureText.of(later));
        }
    }

    private List<Path> files() throws IOException {
        List<Path> reports = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (entry.toString().endsWith(SUFFIX)) {
                    reports.add(entry);
                } else if (entry.getFileName().toString().startsWith(".") && isStaleTemporary(entry)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
        return reports.subList(0, Math.min(reports.size(), MOST_AT_ONCE));
    }

    private boolean isStaleTemporary(Path entry) throws IOException {
        try {
            Instant modified = Files.getLastModifiedTime(entry).toInstant();
            return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                    && modified.isBefore(clock.instant().minus(STALE_TEMPORARY_AGE));
        } catch (NoSuchFileException renamed) {
            return false;
        }
    }

    private static SpooledReport read(Path file) throws IOException, InvalidReportException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new InvalidReportException("not a plain file");
        }
        byte[] content = BoundedFileReader.read(file, LARGEST, LinkOption.NOFOLLOW_LINKS)
                .orElseThrow(() -> new InvalidReportException("larger than " + LARGEST + " bytes"));
        return new SpooledReport(
                file,
                ReportFormat.decode(content),
                attributes.lastModifiedTime().toInstant());
    }

    private static void deleteOldest(Path rejected) throws IOException {
        List<Path> kept;
        try (Stream<Path> entries = Files.list(rejected)) {
            kept = entries.filter(Files::isRegularFile).toList();
        }
        if (kept.size() <= 2 * MOST_REJECTED) {
            return;
        }
        List<Path> oldestFirst = new ArrayList<>(kept);
        oldestFirst.sort(Comparator.comparing(entry -> entry.toFile().lastModified()));
        for (Path entry : oldestFirst.subList(0, kept.size() - 2 * MOST_REJECTED)) {
            Files.deleteIfExists(entry);
        }
    }

    /** One report as it lies in the spool: its fields and when it was written. */
    public record SpooledReport(Path file, Map<String, String> fields, Instant written) {

        public SpooledReport {
            fields = Map.copyOf(fields);
        }

        public String field(String key) {
            return fields.getOrDefault(key, "");
        }
    }
}
