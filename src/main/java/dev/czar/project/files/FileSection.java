package dev.czar.project.files;

import dev.czar.io.DurationReader;
import dev.czar.project.files.FileNode.Absent;
import dev.czar.project.files.FileNode.Mapping;
import dev.czar.project.files.FileNode.Place;
import dev.czar.project.files.FileNode.Scalar;
import dev.czar.project.files.FileNode.Sequence;
import dev.czar.project.files.InvalidFileException.FileProblem;
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
    private final List<FileProblem> problems;

    public FileSection(String file, Mapping mapping, List<FileProblem> problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    public void allowOnly(String... known) {
        List<String> names = List.of(known);
        mapping.keys().forEach((key, place) -> {
            if (!names.contains(key)) {
                problem(place, "unknown key '" + key + "'", SpellingHint.hint(key, names));
            }
        });
    }

    public String text(String key, String fallback, TextFormat shape) {
        return scalar(key).flatMap(value -> fitting(key, value, shape)).orElse(fallback);
    }

    /** The value as written, or the fallback when there is none. */
    public String textOr(String key, String fallback) {
        return node(key) instanceof Scalar scalar ? scalar.text() : fallback;
    }

    public int number(String key, int fallback, int least, int most) {
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
        Optional<Scalar> value = scalar(key);
        if (value.isPresent() && !List.of("true", "false").contains(value.get().text())) {
            wrong(key, value.get(), "true or false");
        }
        return value.map(scalar -> scalar.text().equals("true")).orElse(fallback);
    }

    public Optional<Duration> duration(String key) {
        Optional<Scalar> value = scalar(key);
        Optional<Duration> parsed = value.flatMap(scalar -> DurationReader.parse(scalar.text()));
        if (value.isPresent() && parsed.isEmpty()) {
            wrong(key, value.get(), DurationReader.EXPECTED);
        }
        return parsed;
    }

    public List<String> texts(String key, TextFormat shape) {
        List<String> result = new ArrayList<>();
        for (FileNode item : items(key)) {
            if (item instanceof Scalar scalar) {
                fitting(key, scalar, shape).ifPresent(result::add);
            } else {
                wrong(key, item, "text");
            }
        }
        return result;
    }

    /** A list, or a single text in place of a list of one. */
    public List<String> oneOrMore(String key, TextFormat shape) {
        FileNode node = node(key);
        if (node instanceof Scalar one) {
            return fitting(key, one, shape).map(List::of).orElse(List.of());
        }
        return texts(key, shape);
    }

    /** A program and its arguments, never a shell line. */
    public List<String> command(String key) {
        FileNode node = node(key);
        if (node instanceof Scalar line) {
            problem(
                    line.place(),
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
        Map<String, Object> result = new LinkedHashMap<>();
        mapping.values().forEach((key, value) -> result.put(key, value.plain()));
        return result;
    }

    public Optional<FileSection> section(String key) {
        FileNode node = node(key);
        if (node instanceof Mapping inner) {
            return Optional.of(new FileSection(file, inner, problems));
        }
        if (!(node instanceof Absent)) {
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

    public List<FileSection> rows(String key) {
        List<FileSection> result = new ArrayList<>();
        for (FileNode item : items(key)) {
            if (item instanceof Mapping row) {
                result.add(new FileSection(file, row, problems));
            } else {
                wrong(key, item, "a mapping");
            }
        }
        return result;
    }

    public void problem(String key, String message, String hint) {
        problem(mapping.keys().getOrDefault(key, mapping.place()), message, hint);
    }

    /** Where the section's name stands, or the section itself when it has none. */
    public Place place() {
        return mapping.place();
    }

    /** Where a key's value stands, {@code file:line:column}; where the section does when there is none. */
    public String placeOf(String key) {
        Place place = node(key).place();
        return "%s:%d:%d".formatted(file, place.line(), place.column());
    }

    public void wrong(String key, String hint) {
        FileNode node = node(key);
        problem(node.place(), "'" + key + "' is " + node.kind(), hint);
    }

    public boolean has(String key) {
        return !(node(key) instanceof Absent);
    }

    private FileSection inner(String name) {
        return section(name)
                .orElseGet(() ->
                        new FileSection(file, new Mapping(mapping.keys().get(name), Map.of(), Map.of()), problems));
    }

    private FileNode node(String key) {
        return mapping.values().getOrDefault(key, new Absent(mapping.place()));
    }

    private List<FileNode> items(String key) {
        FileNode node = node(key);
        if (node instanceof Sequence sequence) {
            return sequence.values();
        }
        if (!(node instanceof Absent)) {
            wrong(key, node, "a list");
        }
        return List.of();
    }

    private Optional<Scalar> scalar(String key) {
        FileNode node = node(key);
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        if (!(node instanceof Absent)) {
            wrong(key, node, "one value");
        }
        return Optional.empty();
    }

    private Optional<String> fitting(String key, Scalar value, TextFormat shape) {
        if (shape.fits(value.text())) {
            return Optional.of(value.text());
        }
        wrong(key, value, shape.expected());
        return Optional.empty();
    }

    private void wrong(String key, FileNode node, String expected) {
        problem(node.place(), "'" + key + "' is " + node.kind(), "expected " + expected);
    }

    private void problem(Place place, String message, String hint) {
        problems.add(new FileProblem(file, place.line(), place.column(), message, hint));
    }
}
