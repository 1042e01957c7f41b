package dev.czar.project.files;

import dev.czar.io.DurationReader;
import dev.czar.json.PositionedNode;
import dev.czar.json.PositionedNode.Mapping;
import dev.czar.json.PositionedNode.Scalar;
import dev.czar.json.PositionedNode.Sequence;
import dev.czar.json.PositionedNode.TextPosition;
import dev.czar.json.SpellingSuggestion;
import dev.czar.json.TextProblem;
import dev.czar.project.files.InvalidFileException.SpellingHint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mapping of a configuration file, read key by key; what is wrong is noted, and reading goes on. */
public final class FileSection {

    private final String file;
    private final Mapping mapping;
    private final List<TextProblem> problems;
    private final FileShape shape;

    FileSection(String file, Mapping mapping, List<TextProblem> problems, FileShape shape) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
        this.shape = shape;
    }

    public void allowOnly(String... known) {
        List<String> names = List.of(known);
        shape.allowOnly(names);
        mapping.fieldNamePositions().forEach((key, place) -> {
            if (!names.contains(key)) {
                problem(place, "unknown key '" + key + "'", SpellingHint.hint(key, names));
            }
        });
    }

    public void refuseMistyped(List<String> known) {
        shape.know(known);
        mapping.fieldNamePositions().forEach((key, place) -> {
            if (!known.contains(key)) {
                SpellingSuggestion.nearlySame(key, known)
                        .ifPresent(best -> problem(place, "unknown key '" + key + "'", "did you mean '" + best + "'?"));
            }
        });
    }

    public String text(String key, String fallback, TextFormat format) {
        shape.text(key, format);
        return scalar(key).flatMap(value -> fitting(key, value, format)).orElse(fallback);
    }

    /** The value as written, or the fallback when there is none. */
    public String textOr(String key, String fallback) {
        shape.text(key, TextFormat.ANY);
        return node(key) instanceof Scalar scalar && !WrittenValue.isAbsent(scalar) ? scalar.text() : fallback;
    }

    public int number(String key, int fallback, int least, int most) {
        shape.form(key, Map.of("type", "integer", "minimum", least, "maximum", most));
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

    public boolean flag(String key, boolean fallback) {
        shape.form(key, Map.of("type", "boolean"));
        Optional<Scalar> value = scalar(key);
        if (value.isPresent() && !List.of("true", "false").contains(value.get().text())) {
            wrong(key, value.get(), "true or false");
        }
        return value.map(scalar -> scalar.text().equals("true")).orElse(fallback);
    }

    public Optional<Duration> duration(String key) {
        shape.form(key, Map.of("type", "string", "description", DurationReader.EXPECTED));
        Optional<Scalar> value = scalar(key);
        Optional<Duration> parsed = value.flatMap(scalar -> DurationReader.parse(scalar.text()));
        if (value.isPresent() && parsed.isEmpty()) {
            wrong(key, value.get(), DurationReader.EXPECTED);
        }
        return parsed;
    }

    public List<String> texts(String key, TextFormat format) {
        shape.texts(key, format);
        List<String> result = new ArrayList<>();
        for (PositionedNode item : items(key)) {
            if (item instanceof Scalar scalar && !WrittenValue.isAbsent(scalar)) {
                fitting(key, scalar, format).ifPresent(result::add);
            } else {
                wrong(key, item, "text");
            }
        }
        return result;
    }

    /** A list, or a single text in place of a list of one. */
    public List<String> oneOrMore(String key, TextFormat format) {
        shape.text(key, format);
        PositionedNode node = node(key);
        if (node instanceof Scalar one && !WrittenValue.isAbsent(one)) {
            return fitting(key, one, format).map(List::of).orElse(List.of());
        }
        return texts(key, format);
    }

    /** A program and its arguments, never a shell line. */
    public List<String> command(String key) {
        shape.texts(key, TextFormat.ANY);
        PositionedNode node = node(key);
        if (node instanceof Scalar line && !WrittenValue.isAbsent(line)) {
            problem(
                    line.position(),
                    "'" + key + "' must be a list of words",
                    "for a shell line write [\"sh\", \"-c\", \"...\"]");
            return List.of();
        }
        return texts(key, TextFormat.ANY);
    }

    /** A command that must be there. */
    public List<String> requiredCommand(String key) {
        List<String> command = command(key);
        if (command.isEmpty() && !has(key)) {
            problem(key, "'" + key + "' is missing", "expected a list such as [\"mvn\", \"-q\", \"verify\"]");
        }
        return command;
    }

    /** All keys with their values as written. */
    public Map<String, Object> plain() {
        shape.free(mapping.fields().keySet(), TextFormat.ANY);
        mapping.fields().forEach((name, node) -> {
            if (node instanceof Scalar) {
                shape.text(name, TextFormat.ANY);
            } else if (node instanceof Sequence) {
                shape.texts(name, TextFormat.ANY);
            }
        });
        return WrittenValue.of(mapping.fields());
    }

    /** The texts of a section by their names, numbers and truths as they are written. */
    public Map<String, String> values(String key, TextFormat names) {
        Map<String, String> values = new LinkedHashMap<>();
        section(key).ifPresent(section -> section.names(names)
                .forEach(name -> values.put(name, section.text(name, "", TextFormat.ANY))));
        return values;
    }

    /** Notes that a key takes one of these words; whoever reads it says what is wrong with others. */
    public void oneOf(String key, List<String> words) {
        shape.oneOf(key, words);
    }

    public boolean isMapping(String key) {
        return node(key) instanceof Mapping;
    }

    public Optional<FileSection> section(String key) {
        FileShape below = shape.section(key);
        PositionedNode node = node(key);
        if (node instanceof Mapping inner) {
            return Optional.of(new FileSection(file, inner, problems, below));
        }
        if (!WrittenValue.isAbsent(node)) {
            wrong(key, node, "a mapping");
        }
        return Optional.empty();
    }

    /** The named sections of a mapping of mappings; an entry without content is an empty section. */
    public Map<String, FileSection> sections(String key, TextFormat names) {
        return section(key).map(outer -> outer.entries(names)).orElse(Map.of());
    }

    /** All entries of this section, each a section itself. */
    public Map<String, FileSection> entries(TextFormat names) {
        Map<String, FileSection> result = new LinkedHashMap<>();
        names(names).forEach(name -> result.put(name, inner(name)));
        return result;
    }

    /** The keys of this section that are good names. */
    public List<String> names(TextFormat names) {
        shape.free(mapping.fieldNamePositions().keySet(), names);
        List<String> result = new ArrayList<>();
        mapping.fieldNamePositions().forEach((name, place) -> {
            if (names.fits(name)) {
                result.add(name);
            } else {
                problem(place, "'" + name + "' is not a good name", "expected " + names.expected());
            }
        });
        return result;
    }

    public List<FileSection> rows(String key) {
        List<FileSection> result = new ArrayList<>();
        FileShape below = shape.item(key);
        for (PositionedNode item : items(key)) {
            if (item instanceof Mapping row) {
                result.add(new FileSection(file, row, problems, below));
            } else {
                wrong(key, item, "a mapping");
            }
        }
        return result;
    }

    public void problem(String key, String message, String hint) {
        problem(mapping.fieldNamePositions().getOrDefault(key, mapping.position()), message, hint);
    }

    /** Where the section's name stands, or the section itself when it has none. */
    public TextPosition place() {
        return mapping.position();
    }

    /** Where a key's value stands, {@code file:line:column}; where the section does when there is none. */
    public String placeOf(String key) {
        TextPosition place = node(key).position();
        return "%s:%d:%d".formatted(file, place.line(), place.column());
    }

    public void wrong(String key, String hint) {
        PositionedNode node = node(key);
        problem(node.position(), "'" + key + "' is " + WrittenValue.kind(node), hint);
    }

    public boolean has(String key) {
        return !WrittenValue.isAbsent(node(key));
    }

    private FileSection inner(String name) {
        return section(name)
                .orElseGet(() -> new FileSection(
                        file,
                        new Mapping(mapping.fieldNamePositions().get(name), Map.of(), Map.of()),
                        problems,
                        shape.section(name)));
    }

    private PositionedNode node(String key) {
        return mapping.fields().getOrDefault(key, new Scalar(mapping.position(), null, ""));
    }

    private List<PositionedNode> items(String key) {
        PositionedNode node = node(key);
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        if (!WrittenValue.isAbsent(node)) {
            wrong(key, node, "a list");
        }
        return List.of();
    }

    private Optional<Scalar> scalar(String key) {
        PositionedNode node = node(key);
        if (WrittenValue.isAbsent(node)) {
            return Optional.empty();
        }
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        wrong(key, node, "one value");
        return Optional.empty();
    }

    private Optional<String> fitting(String key, Scalar value, TextFormat format) {
        if (format.fits(value.text())) {
            return Optional.of(value.text());
        }
        wrong(key, value, format.expected());
        return Optional.empty();
    }

    private void wrong(String key, PositionedNode node, String expected) {
        problem(node.position(), "'" + key + "' is " + WrittenValue.kind(node), "expected " + expected);
    }

    private void problem(TextPosition place, String message, String hint) {
        problems.add(new TextProblem(file, place.line(), place.column(), message, hint));
    }
}
