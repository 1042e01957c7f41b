package dev.czar.project.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.io.ResourceReader;
import dev.czar.project.config.ProjectConfigReader;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.FileSectionReader;
import dev.czar.project.files.FileShape;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.NotesFile;
import dev.czar.project.queue.WorkQueueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A file that people write, and its schema: its reader reads a sample of everything there may be, and what it asked for is the schema. */
public enum FileSchema {
    CZAR("czar.yaml", ProjectConfigReader::describe),
    WORK_QUEUE("work-queue.json", WorkQueueFile::describe),
    DEPENDENCIES("dependencies.json", DependencyFile::describe),
    NOTES("notes.json", NotesFile::describe);

    private static final Pattern NEXT_SAMPLE = Pattern.compile("(?m)^---$");

    private final String file;
    private final Consumer<FileSection> reader;

    FileSchema(String file, Consumer<FileSection> reader) {
        this.file = file;
        this.reader = reader;
    }

    /** By its name, the name of its file, or the file's name without its ending. */
    public static Optional<FileSchema> named(String name) {
        return Arrays.stream(values())
                .filter(schema -> name.equals(schema.file) || name.equals(schema.word()))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FileSchema::word).toList();
    }

    /** The name that `czar schema` takes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The file's name in {@code .czar}. */
    public String file() {
        return file;
    }

    /** The name of the schema's own file in {@code .czar/schemas}. */
    public String schemaFile() {
        return word() + ".schema.json";
    }

    FileShape shape() {
        FileShape shape = FileShape.ofFile();
        NEXT_SAMPLE.splitAsStream(samples()).forEach(sample -> reader.accept(FileSectionReader.sample(sample, shape)));
        return shape;
    }

    private String samples() {
        try {
            return ResourceReader.text("schema/" + word() + ".yaml");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", ".czar/" + file);
        schema.putAll(shape().schema());
        return schema;
    }

    /** As it stands in its file. */
    public String text() {
        try {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            return mapper.writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
