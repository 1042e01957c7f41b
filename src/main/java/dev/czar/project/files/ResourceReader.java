package dev.czar.project.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that ship with Czar. */
public final class ResourceReader {

    private ResourceReader() {}

    public static String text(String name) throws IOException {
        try (InputStream stream = ResourceReader.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
