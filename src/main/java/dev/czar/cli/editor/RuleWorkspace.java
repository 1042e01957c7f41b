package dev.czar.cli.editor;

import dev.czar.io.AtomicFileWriter;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rule files as an editor has them: the shipped ones, those on disk over them, and over these what is open and not saved. */
final class RuleWorkspace {

    private static final String FOLDER = "rules";

    private final Map<Path, String> open = new ConcurrentHashMap<>();

    /** An open file, with all files it is one of. */
    record OpenFile(Path folder, String name, RuleFiles files) {

        String text() {
            return files.find(name).map(RuleFile::text).orElse("");
        }
    }

    void put(String uri, String text) {
        open.put(path(uri), text);
    }

    void close(String uri) {
        open.remove(path(uri));
    }

    OpenFile file(String uri) {
        Path path = path(uri);
        Path folder = folder(path);
        List<RuleFile> unsaved = open.entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder))
                .map(file -> new RuleFile(name(folder, file.getKey()), file.getValue()))
                .toList();
        return new OpenFile(folder, name(folder, path), onDisk(folder).overlaidBy(unsaved));
    }

    /** Where a file can be opened; a shipped one is written out to be looked at. */
    String uri(Path folder, RuleFile file) {
        Path own = folder.resolve(file.name());
        if (open.containsKey(own) || Files.exists(own)) {
            return own.toUri().toString();
        }
        Path shown = Path.of(
                System.getProperty("java.io.tmpdir"),
                "czar-shipped-" + RuleFiles.shipped().revision(),
                file.name());
        try {
            if (!Files.exists(shown)) {
                AtomicFileWriter.write(shown, file.text().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return shown.toUri().toString();
    }

    private static RuleFiles onDisk(Path folder) {
        try {
            return RuleFiles.shipped().overlaidBy(folder);
        } catch (UncheckedIOException unreadable) {
            return RuleFiles.shipped();
        }
    }

    /** The nearest folder called rules, or the one the file is in. */
    private static Path folder(Path file) {
        for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.endsWith(FOLDER)) {
                return parent;
            }
        }
        return file.getParent();
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static Path path(String uri) {
        return Path.of(URI.create(uri)).toAbsolutePath().normalize();
    }
}
