package dev.czar.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What ships with Czar, by its name on the class path without a leading slash. */
public final class ResourceReader {

    private ResourceReader() {}

    public static String text(String name) throws IOException {
        return find(name).orElseThrow(() -> new FileNotFoundException("Czar was packed without " + name));
    }

    public static Optional<String> find(String name) throws IOException {
        return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public static Optional<byte[]> bytes(String name) throws IOException {
        try (InputStream stream = ResourceReader.class.getClassLoader().getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }
    }
}
