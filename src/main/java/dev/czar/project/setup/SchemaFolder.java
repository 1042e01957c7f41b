package dev.czar.project.setup;

import dev.czar.io.AtomicFileWriter;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.schema.FileSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code .czar/schemas}, where the files beside it name their schemas. */
public final class SchemaFolder {

    private final ProjectLayout layout;

    public SchemaFolder(ProjectLayout layout) {
        this.layout = layout;
    }

    /** The files, from the top of the repository. */
    List<String> names() {
        return Arrays.stream(FileSchema.values())
                .map(schema -> ".czar/schemas/" + schema.schemaFile())
                .toList();
    }

    /** Writes each schema as this version of Czar has it; the names of those that were not so before. */
    public List<String> write() throws IOException {
        Path folder = Files.createDirectories(layout.czarDirectory().resolve("schemas"));
        List<String> written = new ArrayList<>();
        for (FileSchema schema : FileSchema.values()) {
            Path file = folder.resolve(schema.schemaFile());
            if (!Files.exists(file) || !Files.readString(file).equals(schema.text())) {
                AtomicFileWriter.write(file, schema.text().getBytes(StandardCharsets.UTF_8));
                written.add(layout.root().relativize(file).toString());
            }
        }
        return written;
    }
}
