package dev.czar.project.files;

import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.BoundedFileReader;
import dev.czar.json.TextProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A JSON file that people and workers may write too: what it last said that made sense is kept, across restarts. */
public final class SharedJsonFile<T> {

    public static final int LARGEST = 8 << 20;

    private final Path file;
    private final Path copy;
    private final String name;
    private final ContentReader<T> shaped;
    private final Clock clock;

    private byte[] goodContent;
    private T good;
    private Instant goodAt;

    public SharedJsonFile(ProjectLayout layout, Path file, ContentReader<T> shaped, Clock clock) {
        this.file = file;
        this.name = layout.root().relativize(file).toString();
        this.copy = layout.stateDirectory().resolve("last-good").resolve(file.getFileName());
        this.shaped = shaped;
        this.clock = clock;
    }

    /** Never fails because of what the file holds; only when there is nothing good to go back to. */
    public synchronized LastGood<T> read() throws ProjectException {
        try {
            byte[] content = content(file);
            if (!Arrays.equals(content, goodContent)) {
                T parsed = parsed(content);
                keepAsLastGood(content, parsed);
            }
            goodAt = clock.instant();
            return new LastGood<>(good, Duration.ZERO, List.of());
        } catch (InvalidFileException invalid) {
            return lastGood(invalid, invalid.problems());
        } catch (IOException failure) {
            return lastGood(failure, List.of(new TextProblem(name, 0, 0, reason(failure), "")));
        }
    }

    private LastGood<T> lastGood(Exception cause, List<TextProblem> problems) throws ProjectException {
        if (good == null) {
            restoreLastGood();
        }
        if (good == null) {
            throw cause instanceof ProjectException problem
                    ? problem
                    : new ProjectException("cannot read " + name + ": " + reason(cause), cause);
        }
        return new LastGood<>(good, ElapsedTime.between(goodAt, clock.instant()), problems);
    }

    private void keepAsLastGood(byte[] content, T parsed) throws IOException {
        good = parsed;
        goodContent = content;
        if (!Files.exists(copy) || !Arrays.equals(content, Files.readAllBytes(copy))) {
            AtomicFileWriter.write(copy, content);
        }
    }

    private void restoreLastGood() {
        try {
            good = parsed(content(copy));
            goodAt = Files.getLastModifiedTime(copy).toInstant();
        } catch (IOException | InvalidFileException none) {
            good = null;
        }
    }

    /** What a file says now; no copy is kept. */
    public static <T> T readOnce(Path file, ContentReader<T> shaped) throws ProjectException {
        String name = file.toString();
        try {
            return parsed(name, content(file), shaped);
        } catch (IOException unreadable) {
            throw new ProjectException("cannot read " + name + ": " + reason(unreadable), unreadable);
        }
    }

    private T parsed(byte[] content) throws InvalidFileException {
        return parsed(name, content, shaped);
    }

    private static <T> T parsed(String name, byte[] content, ContentReader<T> shaped) throws InvalidFileException {
        List<TextProblem> problems = new ArrayList<>();
        T value = shaped.read(FileSectionReader.json(name, text(name, content), problems));
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return value;
    }

    private static String text(String name, byte[] content) throws InvalidFileException {
        try {
            return BoundedFileReader.text(content);
        } catch (CharacterCodingException notText) {
            throw new InvalidFileException(List.of(new TextProblem(name, 1, 1, "the file is not UTF-8 text", "")));
        }
    }

    public static byte[] content(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("not a plain file");
        }
        return BoundedFileReader.read(file, LARGEST)
                .orElseThrow(() -> new IOException("larger than " + LARGEST + " bytes"));
    }

    private static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "the file is missing (`czar init` makes an empty one)";
        }
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }

    /** Reads the shape of one file, noting problems in the section. */
    @FunctionalInterface
    public interface ContentReader<T> {
        T read(FileSection section);
    }

    /** A file's last good content, how old it is, and what is wrong with what the file holds now, if anything. */
    public record LastGood<T>(T value, Duration age, List<TextProblem> problems) {

        public LastGood {
            problems = List.copyOf(problems);
        }

        public boolean current() {
            return problems.isEmpty();
        }
    }
}
