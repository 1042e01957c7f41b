package dev.czar.world.review;

import dev.czar.io.AtomicFileWriter;
import dev.czar.world.QuotaUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many tokens a day (in UTC) a language model may be given and write; what is used is kept in a file. */
public final class DailyTokenBudget {

    private final Path file;
    private final long daily;
    private final Clock clock;

    public DailyTokenBudget(Path file, long daily, Clock clock) {
        this.file = file;
        this.daily = daily;
        this.clock = clock;
    }

    /** Whether so many more tokens are allowed today. */
    synchronized boolean covers(long tokens) throws IOException {
        return used() + tokens <= daily;
    }

    synchronized void use(long tokens) throws IOException {
        String line = today() + " " + (used() + tokens) + "\n";
        AtomicFileWriter.write(file, line.getBytes(StandardCharsets.US_ASCII));
    }

    long daily() {
        return daily;
    }

    synchronized QuotaUsage spending() throws IOException {
        return new QuotaUsage("tokens for reviews", used(), daily, Duration.ofDays(1));
    }

    private long used() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String[] parts = Files.readString(file).strip().split(" ");
        return parts.length == 2 && parts[0].equals(today().toString()) && parts[1].matches("\\d{1,18}")
                ? Long.parseLong(parts[1])
                : 0;
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
