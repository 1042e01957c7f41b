package dev.czar.project;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Changes single values of a JSON file that others edit too: everything else stays, and a person's edit wins. */
final class JsonEdit {

    private static final int ATTEMPTS = 5;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Meanwhile meanwhile;

    JsonEdit(Path file) {
        this(file, () -> {});
    }

    /** {@code meanwhile} happens between reading and writing, where others may write too. */
    JsonEdit(Path file, Meanwhile meanwhile) {
        this.file = file;
        this.meanwhile = meanwhile;
    }

    /**
     * Makes the changes that still make sense, and says whether the file now holds them: not when its content cannot be
     * read, when it keeps changing, or when a person set the same value meanwhile.
     */
    boolean apply(List<FieldChange> changes) throws IOException {
        byte[] content = SharedFile.content(file);
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
            if (AtomicFile.write(file, text(after), () -> Arrays.equals(seen, SharedFile.content(file)))) {
                return mine.size() == changes.size();
            }
            content = SharedFile.content(file);
        }
        return false;
    }

    static byte[] text(JsonNode node) throws IOException {
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
        throw new NotAnObject();
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
    interface Meanwhile {
        void happens() throws IOException;
    }

    /** JSON, but not what the file is to hold. */
    static final class NotAnObject extends IOException {

        private static final long serialVersionUID = 1L;

        NotAnObject() {
            super("not a JSON object");
        }
    }
}
