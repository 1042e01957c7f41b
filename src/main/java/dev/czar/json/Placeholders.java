package dev.czar.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in place of words such as {@code $silence}. */
record Placeholders(Map<String, Node> values) {

    private static final Pattern WORD = Pattern.compile("\\$(\\w+)");

    Node in(Node node) {
        if (node.isObject()) {
            Map<String, Node> fields = new LinkedHashMap<>();
            node.fields().forEach((name, value) -> fields.put(name, in(value)));
            return new Node(fields, node.at(), node.names());
        }
        if (node.isArray()) {
            return new Node(node.items().stream().map(this::in).toList(), node.at(), node.names());
        }
        return node.value() instanceof String text ? in(node, text) : node;
    }

    private Node in(Node node, String text) {
        Matcher whole = WORD.matcher(text);
        if (whole.matches() && values.containsKey(whole.group(1))) {
            return values.get(whole.group(1));
        }
        String filled = WORD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.containsKey(found.group(1))
                                ? String.valueOf(values.get(found.group(1)).value())
                                : found.group()));
        return Node.plain(filled, node.at());
    }
}
