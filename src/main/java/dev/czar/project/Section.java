package dev.czar.project;

import dev.czar.project.Node.Absent;
import dev.czar.project.Node.Mapping;
import dev.czar.project.Node.Place;
import dev.czar.project.Node.Scalar;
import dev.czar.project.Node.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mapping of a configuration file, read key by key; what is wrong is noted, and reading goes on. */
final class Section {

    private final String file;
    private final Mapping mapping;
    private final List<ConfigProblem> problems;

    Section(String file, Mapping mapping, List<ConfigProblem> problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    void only(String... known) {
        List<String> names = List.of(known);
        mapping.keys().forEach((key, place) -> {
            if (!names.contains(key)) {
                problem(place, "unknown key '" + key + "'", Suggestion.hint(key, names));
            }
        });
    }

    String text(String key, String fallback, Shape shape) {
        return scalar(key).flatMap(value -> fitting(key, value, shape)).orElse(fallback);
    }

    /** The value as written, or the fallback when there is none. */
    String textOr(String key, String fallback) {
        return node(key) instanceof Scalar scalar ? scalar.text() : fallback;
    }

    int number(String key, int fallback, int least, int most) {
        Optional<Scalar> value = scalar(key);
        if (value.isEmpty()) {
            return fallback;
        }
        if (value.get().text().matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(value.get().text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(key, value.get(), "a number from " + least + " to " + most);
        return fallback;
    }

    boolean flag(String key, boolean fallback) {
        Optional<Scalar> value = scalar(key);
        if (value.isPresent() && !List.of("true", "false").contains(value.get().text())) {
            wrong(key, value.get(), "true or false");
        }
        return value.map(scalar -> scalar.text().equals("true")).orElse(fallback);
    }

    Optional<Duration> duration(String key) {
        Optional<Scalar> value = scalar(key);
        Optional<Duration> parsed = value.flatMap(scalar -> Durations.parse(scalar.text()));
        if (value.isPresent() && parsed.isEmpty()) {
            wrong(key, value.get(), Durations.EXPECTED);
        }
        return parsed;
    }

    List<String> texts(String key, Shape shape) {
        List<String> result = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Scalar scalar) {
                fitting(key, scalar, shape).ifPresent(result::add);
            } else {
                wrong(key, item, "text");
            }
        }
        return result;
    }

    /** A list, or a single text in place of a list of one. */
    List<String> oneOrMore(String key, Shape shape) {
        Node node = node(key);
        if (node instanceof Scalar one) {
            return fitting(key, one, shape).map(List::of).orElse(List.of());
        }
        return texts(key, shape);
    }

    /** A program and its arguments, never a shell line. */
    List<String> command(String key) {
        Node node = node(key);
        if (node instanceof Scalar line) {
            problem(
                    line.place(),
                    "'" + key + "' must be a list of words",
                    "for a shell line write [\"sh\", \"-c\", \"...\"]");
            return List.of();
        }
        return texts(key, Shape.ANY);
    }

    /** A command that must be there. */
    List<String> required(String key) {
        List<String> command = command(key);
        if (command.isEmpty() && !has(key)) {
            problem(key, "'" + key + "' is missing", "expected a list such as [\"mvn\", \"-q\", \"verify\"]");
        }
        return command;
    }

    /** All keys with their values as written. */
    Map<String, Object> plain() {
        Map<String, Object> result = new LinkedHashMap<>();
        mapping.values().forEach((key, value) -> result.put(key, value.plain()));
        return result;
    }

    Optional<Section> section(String key) {
        Node node = node(key);
        if (node instanceof Mapping inner) {
            return Optional.of(new Section(file, inner, problems));
        }
        if (!(node instanceof Absent)) {
            wrong(key, node, "a mapping");
        }
        return Optional.empty();
    }

    /** The named sections of a mapping of mappings; an entry without content is an empty section. */
    Map<String, Section> sections(String key, Shape names) {
        return section(key).map(outer -> outer.entries(names)).orElse(Map.of());
    }

    /** All entries of this section, each a section itself. */
    Map<String, Section> entries(Shape names) {
        Map<String, Section> result = new LinkedHashMap<>();
        names(names).forEach(name -> result.put(name, inner(name)));
        return result;
    }

    /** The keys of this section that are good names. */
    List<String> names(Shape names) {
        List<String> result = new ArrayList<>();
        mapping.keys().forEach((name, place) -> {
            if (names.fits(name)) {
                result.add(name);
            } else {
                problem(place, "'" + name + "' is not a good name", "expected " + names.expected());
            }
        });
        return result;
    }

    List<Section> rows(String key) {
        List<Section> result = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Mapping row) {
                result.add(new Section(file, row, problems));
            } else {
                wrong(key, item, "a mapping");
            }
        }
        return result;
    }

    void problem(String key, String message, String hint) {
        problem(mapping.keys().getOrDefault(key, mapping.place()), message, hint);
    }

    /** Where the section's name stands, or the section itself when it has none. */
    Place place() {
        return mapping.place();
    }

    /** Where a key's value stands, {@code file:line:column}; where the section does when there is none. */
    String at(String key) {
        Place place = node(key).place();
        return "%s:%d:%d".formatted(file, place.line(), place.column());
    }

    void wrong(String key, String hint) {
        Node node = node(key);
        problem(node.place(), "'" + key + "' is " + node.kind(), hint);
    }

    boolean has(String key) {
        return !(node(key) instanceof Absent);
    }

    private Section inner(String name) {
        return section(name)
                .orElseGet(
                        () -> new Section(file, new Mapping(mapping.keys().get(name), Map.of(), Map.of()), problems));
    }

    private Node node(String key) {
        return mapping.values().getOrDefault(key, new Absent(mapping.place()));
    }

    private List<Node> items(String key) {
        Node node = node(key);
        if (node instanceof Sequence sequence) {
            return sequence.values();
        }
        if (!(node instanceof Absent)) {
            wrong(key, node, "a list");
        }
        return List.of();
    }

    private Optional<Scalar> scalar(String key) {
        Node node = node(key);
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        if (!(node instanceof Absent)) {
            wrong(key, node, "one value");
        }
        return Optional.empty();
    }

    private Optional<String> fitting(String key, Scalar value, Shape shape) {
        if (shape.fits(value.text())) {
            return Optional.of(value.text());
        }
        wrong(key, value, shape.expected());
        return Optional.empty();
    }

    private void wrong(String key, Node node, String expected) {
        problem(node.place(), "'" + key + "' is " + node.kind(), "expected " + expected);
    }

    private void problem(Place place, String message, String hint) {
        problems.add(new ConfigProblem(file, place.line(), place.column(), message, hint));
    }
}
