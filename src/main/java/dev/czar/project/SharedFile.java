package dev.czar.project;

import dev.czar.project.Node.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
final class SharedFile<T> {

    static final int LARGEST = 8 << 20;

    private final Path file;
    private final Path copy;
    private final String name;
    private final Shaped<T> shaped;
    private final Clock clock;

    private byte[] goodContent;
    private T good;
    private Instant goodAt;

    SharedFile(ProjectLayout layout, Path file, Shaped<T> shaped, Clock clock) {
        this.file = file;
        this.name = layout.root().relativize(file).toString();
        this.copy = layout.stateDirectory().resolve("last-good").resolve(file.getFileName());
        this.shaped = shaped;
        this.clock = clock;
    }

    /** Never fails because of what the file holds; only when there is nothing good to go back to. */
    synchronized Reading<T> read() throws ProjectProblem {
        try {
            byte[] content = content(file);
            if (!Arrays.equals(content, goodContent)) {
                T parsed = parsed(content);
                remember(content, parsed);
            }
            goodAt = clock.instant();
            return new Reading<>(good, Duration.ZERO, List.of());
        } catch (InvalidConfig invalid) {
            return lastGood(invalid, invalid.problems());
        } catch (IOException failure) {
            return lastGood(failure, List.of(new ConfigProblem(name, 0, 0, said(failure), "")));
        }
    }

    private Reading<T> lastGood(Exception cause, List<ConfigProblem> problems) throws ProjectProblem {
        if (good == null) {
            recall();
        }
        if (good == null) {
            throw cause instanceof ProjectProblem problem
                    ? problem
                    : new ProjectProblem("cannot read " + name + ": " + said(cause), cause);
        }
        Duration age = Duration.between(goodAt, clock.instant());
        return new Reading<>(good, age.isNegative() ? Duration.ZERO : age, problems);
    }

    private void remember(byte[] content, T parsed) throws IOException {
        good = parsed;
        goodContent = content;
        if (!Files.exists(copy) || !Arrays.equals(content, Files.readAllBytes(copy))) {
            AtomicFile.write(copy, content);
        }
    }

    private void recall() {
        try {
            good = parsed(content(copy));
            goodAt = Files.getLastModifiedTime(copy).toInstant();
        } catch (IOException | InvalidConfig none) {
            good = null;
        }
    }

    private T parsed(byte[] content) throws InvalidConfig {
        Node node = NodeReader.json(name).read(text(content));
        List<ConfigProblem> problems = new ArrayList<>();
        if (!(node instanceof Mapping mapping)) {
            throw new InvalidConfig(List.of(
                    new ConfigProblem(name, 1, 1, "the file is " + node.kind(), "expected an object in braces")));
        }
        T value = shaped.read(new Section(name, mapping, problems));
        if (!problems.isEmpty()) {
            throw new InvalidConfig(problems);
        }
        return value;
    }

    private String text(byte[] content) throws InvalidConfig {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new InvalidConfig(List.of(new ConfigProblem(name, 1, 1, "the file is not UTF-8 text", "")));
        }
    }

    static byte[] content(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("not a plain file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return content;
        }
    }

    private static String said(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "the file is missing (`czar init` makes an empty one)";
        }
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }

    /** Reads the shape of one file, noting problems in the section. */
    @FunctionalInterface
    interface Shaped<T> {
        T read(Section section);
    }
}
