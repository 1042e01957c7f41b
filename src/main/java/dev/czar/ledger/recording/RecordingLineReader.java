package dev.czar.ledger.recording;

import dev.czar.json.JsonCodec;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a text file, gzipped when its name ends in .gz; longer lines than a JSON text may be are refused. */
final class RecordingLineReader implements AutoCloseable {

    private final BufferedReader reader;

    private RecordingLineReader(BufferedReader reader) {
        this.reader = reader;
    }

    static RecordingLineReader of(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
            return new RecordingLineReader(
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder())));
        } catch (IOException notGzipped) {
            stream.close();
            throw notGzipped;
        }
    }

    /** Null at the end. */
    String next() throws IOException {
        try {
            StringBuilder line = new StringBuilder();
            int letter = reader.read();
            if (letter < 0) {
                return null;
            }
            for (; letter >= 0 && letter != '\n'; letter = reader.read()) {
                if (line.length() == JsonCodec.MAX_BYTES) {
                    throw new UnreadableLine("the line is longer than " + JsonCodec.MAX_BYTES + " characters", null);
                }
                line.append((char) letter);
            }
            return line.toString();
        } catch (CharacterCodingException | EOFException | ZipException damaged) {
            throw new UnreadableLine("cannot be read from here on: " + damaged, damaged);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** What follows in the file is not text, or was cut off. */
    static final class UnreadableLine extends IOException {
        private static final long serialVersionUID = 1L;

        private UnreadableLine(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
