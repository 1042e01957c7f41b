package dev.czar.project.files;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.io.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Changes single values of a JSON file that others edit too: everything else stays, and a person's edit wins. */
public final class JsonFileEditor {

    private static final int ATTEMPTS = 5;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final ConcurrentChange meanwhile;

    public JsonFileEditor(Path file) {
        this(file, () -> {});
    }

    /** {@code meanwhile} happens between reading and writing, where others may write too. */
    public JsonFileEditor(Path file, ConcurrentChange meanwhile) {
        this.file = file;
        this.meanwhile = meanwhile;
    }

    /**
     * Makes the changes that still make sense, and says whether the file now holds them: not when its content cannot be
     * read, when it keeps changing, or when a person set the same value meanwhile.
     */
    public boolean apply(List<FieldChange> changes) throws IOException {
        byte[] content = SharedJsonFile.content(file);
        ObjectNode before = object(content);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ObjectNode after = object(content);
            List<FieldChange> mine = changes.stream()
                    .filter(change -> wanted(change, before, after))
                    .toList();
            mine.forEach(change -> set(change, after));
            byte[] seen = content;
            meanwhile.happens();
            if (after.equals(object(content))) {
                return mine.size() == changes.size();
            }
            if (AtomicFileWriter.write(file, text(after), () -> Arrays.equals(seen, SharedJsonFile.content(file)))) {
                return mine.size() == changes.size();
            }
            content = SharedJsonFile.content(file);
        }
        return false;
    }

    public static byte[] text(JsonNode node) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withSeparators(PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        return (JSON.writer(printer).writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode object(byte[] content) throws IOException {
        if (JSON.readTree(content) instanceof ObjectNode object) {
            return object;
        }
        throw new NotJsonObjectException();
    }

    private static boolean wanted(FieldChange change, ObjectNode before, ObjectNode now) {
        JsonNode parent = at(now, change.object());
        boolean place = parent.isObject() || (parent.isMissingNode() && change.create());
        return place && at(before, change.object()).path(change.field()).equals(parent.path(change.field()));
    }

    private static void set(FieldChange change, ObjectNode root) {
        ObjectNode parent = root;
        for (String key : change.object()) {
            parent = parent.withObjectProperty(key);
        }
        if (change.value().isMissingNode()) {
            parent.remove(change.field());
        } else {
            parent.set(change.field(), change.value());
        }
    }

    private static JsonNode at(JsonNode root, List<String> path) {
        JsonNode node = root;
        for (String key : path) {
            node = node.path(key);
        }
        return node;
    }

    /** What others do to the file at the worst moment. */
    @FunctionalInterface
    public interface ConcurrentChange {
        void happens() throws IOException;
    }

    /** JSON, but not what the file is to hold. */
    static final class NotJsonObjectException extends IOException {

        private static final long serialVersionUID = 1L;

        NotJsonObjectException() {
            super("not a JSON object");
        }
    }

    /** One value to be set in a JSON file; its object is made when {@code create} says so, else it must be there. */
    public record FieldChange(List<String> object, String field, JsonNode value, boolean create) {
        public FieldChange {
            object = List.copyOf(object);
        }
    }
}
