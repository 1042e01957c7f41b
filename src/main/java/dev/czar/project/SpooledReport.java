package dev.czar.project;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** One report as it lies in the spool: its fields and when it was written. */
public record SpooledReport(Path file, Map<String, String> fields, Instant written) {

    public SpooledReport {
        fields = Map.copyOf(fields);
    }

    public String field(String key) {
        return fields.getOrDefault(key, "");
    }
}
