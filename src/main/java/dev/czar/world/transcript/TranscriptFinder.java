package dev.czar.world.transcript;

import dev.czar.world.transcript.TranscriptReader.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the transcript of a session is: where its program said, or, for Codex, by the session's id below its home. */
public final class TranscriptFinder {

    private static final int DAYS = 3;

    private final Path codex;

    public TranscriptFinder(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "/");
        this.codex = Path.of(environment.getOrDefault("CODEX_HOME", home + "/.codex"));
    }

    /** {@code said} and {@code session} are "" when the program did not say them. */
    public Optional<Path> find(TranscriptFormat format, String said, String session, LocalDate today) {
        try {
            if (!said.isEmpty()) {
                return Optional.of(Path.of(said)).filter(Path::isAbsolute);
            }
            return format == TranscriptFormat.CODEX && !session.isEmpty() ? rollout(session, today) : Optional.empty();
        } catch (InvalidPathException | IOException unknown) {
            return Optional.empty();
        }
    }

    /** Those that Claude Code keeps of a session's subagents, in a folder of the transcript's name. */
    public List<Path> subagents(TranscriptFormat format, Path transcript) throws IOException {
        if (format != TranscriptFormat.CLAUDE || transcript.getFileName() == null) {
            return List.of();
        }
        String name = transcript.getFileName().toString();
        Path folder =
                transcript.resolveSibling(name.replaceFirst("\\.jsonl$", "")).resolve("subagents");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("agent-.*\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private Optional<Path> rollout(String session, LocalDate today) throws IOException {
        for (int back = -1; back < DAYS; back++) {
            LocalDate day = today.minusDays(back);
            Path folder = codex.resolve(
                    "sessions/%d/%02d/%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    Optional<Path> found = files.filter(
                                    file -> file.getFileName().toString().endsWith("-" + session + ".jsonl"))
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
