package dev.czar.json;

import dev.czar.decision.Action;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.json.PositionedNode.Mapping;
import dev.czar.json.PositionedNode.Scalar;
import dev.czar.json.PositionedNode.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rule tests as YAML: {@code defaults} fill in components of facts by type, {@code background} facts are known in every
 * case but {@code without} the types named there, and each of {@code cases} has a {@code name}, {@code given} facts, what to
 * {@code expect} and {@code expectNot}, and perhaps {@code rows}: the case is run for each, with the row's values for words
 * such as {@code $silence}. With {@code twin: true} it is run once more, all of it given and expected twice, of workers and
 * tasks with other names.
 */
public final class RuleCaseFile {

    private static final List<String> FIELDS = List.of("defaults", "background", "cases");

    private final String name;
    private final RecordBinder binder;

    private RuleCaseFile(String name) {
        this.name = name;
        this.binder = new RecordBinder(name);
    }

    public static List<RuleCase> read(Path file) throws IOException {
        return read(file.toString(), JsonCodec.readText(file));
    }

    /** {@code name} stands for the text in problems; throws {@link InvalidJson} with all of them. */
    public static List<RuleCase> read(String name, String text) {
        return new RuleCaseFile(name).cases(PositionedNodeReader.yaml(name, text));
    }

    private List<RuleCase> cases(PositionedNode root) {
        if (!root.isObject()) {
            throw new InvalidJson(root.position().problem(name, "expected \"cases\", found " + root.description()));
        }
        binder.refuseUnknownFields(root, "a file of rule tests", FIELDS);
        RuleCaseFacts facts = new RuleCaseFacts(binder, defaults(root), binder.list(root, "background"));
        List<RuleCase> cases = binder.list(root, "cases").stream()
                .flatMap(one -> cases(one, facts))
                .toList();
        binder.throwIfProblems();
        return cases;
    }

    private Map<String, PositionedNode> defaults(PositionedNode root) {
        PositionedNode defaults = root.fields().get("defaults");
        if (defaults != null && !defaults.isObject()) {
            binder.addProblem(defaults.position(), "\"defaults\": expected components by type of fact");
            return Map.of();
        }
        return defaults == null ? Map.of() : defaults.fields();
    }

    private Stream<RuleCase> cases(PositionedNode node, RuleCaseFacts facts) {
        if (!node.isObject()) {
            binder.addProblem(
                    node.position(), "expected a case with \"name\" and \"given\", found " + node.description());
            return Stream.empty();
        }
        List<PositionedNode> rows = binder.list(node, "rows");
        return rows.isEmpty()
                ? new RuleCaseReader(binder, facts, node).read()
                : rows.stream().filter(this::isRow).flatMap(row -> new RuleCaseReader(binder, facts, filled(node, row))
                        .read());
    }

    private boolean isRow(PositionedNode row) {
        if (!row.isObject()) {
            binder.addProblem(row.position(), "expected a row of values by name, found " + row.description());
        }
        return row.isObject();
    }

    /** The case with a row's values in place of their names; what the row expects besides is added. */
    private static PositionedNode filled(PositionedNode node, PositionedNode row) {
        Map<String, PositionedNode> fields = new LinkedHashMap<>(node.fields());
        fields.remove("rows");
        Map<String, PositionedNode> values = new LinkedHashMap<>(row.fields());
        for (String added : List.of("expect", "expectNot")) {
            PositionedNode more = values.remove(added);
            if (more != null && more.isArray()) {
                List<PositionedNode> before =
                        fields.containsKey(added) && fields.get(added).isArray()
                                ? fields.get(added).items()
                                : List.of();
                fields.put(
                        added,
                        new Sequence(
                                more.position(),
                                Stream.concat(before.stream(), more.items().stream())
                                        .toList()));
            }
        }
        return new Placeholders(values).in(new Mapping(row.position(), fields, node.fieldNamePositions()));
    }

    /** Writes a case as YAML that {@link RuleCaseFile} reads: a line for each fact and each decision. */
    public static final class CaseWriter {

        private CaseWriter() {}

        public static String write(String name, Snapshot given, List<Action> decided) {
            return "cases:\n  - name: " + JsonCodec.write(name) + "\n    because: \"\"\n    now: " + given.now()
                    + "\n    given:\n"
                    + lines(given.facts().stream().map(KnownFact::fact).toList())
                    + (decided.isEmpty() ? "" : "    expect:\n" + lines(decided))
                    + "    exactly: true\n";
        }

        private static String lines(List<?> objects) {
            return objects.stream()
                    .map(object -> "      - " + JsonCodec.write(object) + "\n")
                    .collect(Collectors.joining());
        }
    }

    /** Puts values in place of words such as {@code $silence}. */
    record Placeholders(Map<String, PositionedNode> values) {

        private static final Pattern WORD = Pattern.compile("\\$(\\w+)");

        PositionedNode in(PositionedNode node) {
            if (node.isObject()) {
                Map<String, PositionedNode> fields = new LinkedHashMap<>();
                node.fields().forEach((name, value) -> fields.put(name, in(value)));
                return new Mapping(node.position(), fields, node.fieldNamePositions());
            }
            if (node.isArray()) {
                return new Sequence(
                        node.position(), node.items().stream().map(this::in).toList());
            }
            return node.value() instanceof String text ? in(node, text) : node;
        }

        private PositionedNode in(PositionedNode node, String text) {
            Matcher whole = WORD.matcher(text);
            if (whole.matches() && values.containsKey(whole.group(1))) {
                return values.get(whole.group(1));
            }
            String filled = WORD.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            values.containsKey(found.group(1))
                                    ? String.valueOf(values.get(found.group(1)).value())
                                    : found.group()));
            return Scalar.of(filled, node.position());
        }
    }
}
