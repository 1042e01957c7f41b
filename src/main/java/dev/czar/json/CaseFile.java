package dev.czar.json;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rule tests as YAML: {@code defaults} fill in components of facts by type, {@code background} facts are known in every
 * case, and each of {@code cases} has a {@code name}, {@code given} facts, what to {@code expect} and {@code expectNot}, and
 * perhaps {@code rows}: the case is run for each, with the row's values for words such as {@code $silence}. With {@code
 * twin: true} all of it is given and expected twice, of workers and tasks with other names.
 */
public final class CaseFile {

    private static final List<String> FIELDS = List.of("defaults", "background", "cases");

    private final String name;
    private final Binder binder;

    private CaseFile(String name) {
        this.name = name;
        this.binder = new Binder(name);
    }

    public static List<RuleCase> read(Path file) throws IOException {
        return read(file.toString(), Json.content(file));
    }

    /** {@code name} stands for the text in problems; throws {@link InvalidJson} with all of them. */
    public static List<RuleCase> read(String name, String text) {
        return new CaseFile(name).cases(document(name, text));
    }

    private static Node document(String name, String text) {
        try (var parser = new YAMLFactory().createParser(text)) {
            return new NodeReader(name, parser).document();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<RuleCase> cases(Node root) {
        if (!root.isObject()) {
            throw new InvalidJson(root.at().problem(name, "expected \"cases\", found " + root.shown()));
        }
        binder.known(root, "a file of rule tests", FIELDS);
        CaseFacts facts = new CaseFacts(binder, defaults(root), binder.list(root, "background"));
        List<RuleCase> cases = binder.list(root, "cases").stream()
                .flatMap(one -> cases(one, facts))
                .flatMap(Optional::stream)
                .toList();
        binder.check();
        return cases;
    }

    private Map<String, Node> defaults(Node root) {
        Node defaults = root.fields().get("defaults");
        if (defaults != null && !defaults.isObject()) {
            binder.problem(defaults.at(), "\"defaults\": expected components by type of fact");
            return Map.of();
        }
        return defaults == null ? Map.of() : defaults.fields();
    }

    private Stream<Optional<RuleCase>> cases(Node node, CaseFacts facts) {
        if (!node.isObject()) {
            binder.problem(node.at(), "expected a case with \"name\" and \"given\", found " + node.shown());
            return Stream.empty();
        }
        List<Node> rows = binder.list(node, "rows");
        return rows.isEmpty()
                ? Stream.of(new CaseReader(binder, facts, node).read())
                : rows.stream().filter(this::isRow).map(row -> new CaseReader(binder, facts, filled(node, row)).read());
    }

    private boolean isRow(Node row) {
        if (!row.isObject()) {
            binder.problem(row.at(), "expected a row of values by name, found " + row.shown());
        }
        return row.isObject();
    }

    /** The case with a row's values in place of their names; what the row expects besides is added. */
    private static Node filled(Node node, Node row) {
        Map<String, Node> fields = new LinkedHashMap<>(node.fields());
        fields.remove("rows");
        Map<String, Node> values = new LinkedHashMap<>(row.fields());
        for (String added : List.of("expect", "expectNot")) {
            Node more = values.remove(added);
            if (more != null && more.isArray()) {
                List<Node> before =
                        fields.containsKey(added) && fields.get(added).isArray()
                                ? fields.get(added).items()
                                : List.of();
                fields.put(
                        added,
                        new Node(
                                Stream.concat(before.stream(), more.items().stream())
                                        .toList(),
                                more.at(),
                                Map.of()));
            }
        }
        return new Placeholders(values).in(new Node(fields, row.at(), node.names()));
    }
}
