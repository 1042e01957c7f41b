package dev.czar.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.project.schema.FileSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schemas of a project's files as a page: a row for each key, with what it takes. */
final class ConfigurationReference {

    private static final String HEAD =
            """
            # Configuration reference

            Every key of the files in `.czar`, from the schemas that they are checked by: `czar schema --reference` prints this page. A dot leads
            into a section, `<name>` stands for a name of yours, `[]` for each entry of a list. What the keys of `czar.yaml` are for stands beside
            them in the file that `czar init` writes; the keys of `agents` are explained in [agents](agents.md#keys).
            """;

    private final Map<String, String> rows = new TreeMap<>();

    private ConfigurationReference() {}

    static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (FileSchema schema : FileSchema.values()) {
            ConfigurationReference reference = new ConfigurationReference();
            reference.below("", new ObjectMapper().valueToTree(schema.schema()));
            page.append("\n## ").append(schema.file()).append("\n\n| key | takes |\n| --- | --- |\n");
            reference.rows.forEach((key, takes) ->
                    page.append("| `").append(key).append("` | ").append(takes).append(" |\n"));
        }
        return page.toString();
    }

    private void below(String path, JsonNode schema) {
        schema.path("properties")
                .properties()
                .forEach(field -> key(path + dot(path) + field.getKey(), field.getValue()));
        if (schema.path("additionalProperties").isObject()) {
            key(path + dot(path) + "<name>", schema.path("additionalProperties"));
        }
        schema.path("anyOf").forEach(choice -> below(path, choice));
        if (schema.path("items").isObject()) {
            below(path + "[]", schema.path("items"));
        }
    }

    private void key(String path, JsonNode schema) {
        String takes = takes(schema);
        if (!takes.isEmpty()) {
            rows.put(path, takes);
        }
        below(path, schema);
    }

    /** In words; "" for a section, whose keys have rows of their own. */
    private static String takes(JsonNode schema) {
        if (schema.has("anyOf")) {
            return each(schema.path("anyOf")).stream()
                    .map(ConfigurationReference::takes)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("; or "));
        }
        if (schema.has("enum")) {
            return each(schema.path("enum")).stream()
                    .filter(word -> !word.isNull())
                    .map(word -> "`" + word.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (schema.has("items")) {
            String one = takes(schema.path("items"));
            return one.isEmpty() ? "a list" : "a list of: " + one;
        }
        return scalar(schema);
    }

    private static String scalar(JsonNode schema) {
        String types = schema.path("type").toString();
        String said = schema.path("description").asText();
        if (types.contains("object")) {
            return "";
        }
        if (types.contains("integer")) {
            return "a number"
                    + (schema.has("minimum")
                            ? " from " + schema.path("minimum") + " to " + schema.path("maximum")
                            : "");
        }
        if (types.equals("\"boolean\"")) {
            return "`true` or `false`";
        }
        return said.isEmpty() ? "text" : said.replace("|", "\\|");
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String dot(String path) {
        return path.isEmpty() ? "" : ".";
    }
}
