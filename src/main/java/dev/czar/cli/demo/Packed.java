package dev.czar.cli.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the demo as they are packed with Czar; an index names them, since a jar's folders cannot be listed. */
final class Packed {

    private static final String FOLDER = "demo/";

    private Packed() {}

    /** Writes the files of one folder of the demo below a directory, with {@code @AGENT@} replaced by a path. */
    static void unpack(String folder, Path target, Path agent) throws IOException {
        for (String name : index()) {
            if (name.startsWith(folder + "/")) {
                Path file = target.resolve(name.substring(folder.length() + 1));
                Files.createDirectories(file.getParent());
                Files.writeString(file, read(name).replace("@AGENT@", agent.toString()));
            }
        }
    }

    static List<String> index() throws IOException {
        return read("index").lines().filter(line -> !line.isBlank()).toList();
    }

    private static String read(String name) throws IOException {
        try (InputStream stream = Packed.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new FileNotFoundException("Czar was packed without " + FOLDER + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
