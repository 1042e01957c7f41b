package dev.czar.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files that others write, and never more of one than it should hold. */
public final class BoundedFileReader {

    private BoundedFileReader() {}

    /** Nothing when the file holds more than {@code most} bytes. */
    public static Optional<byte[]> read(Path file, int most, OpenOption... options) throws IOException {
        try (InputStream stream = Files.newInputStream(file, options)) {
            byte[] content = stream.readNBytes(most + 1);
            return content.length > most ? Optional.empty() : Optional.of(content);
        }
    }

    /** The text of bytes that must be UTF-8. */
    public static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
