package dev.czar.project.files;

import dev.czar.json.InvalidJson;
import dev.czar.json.PositionedNode;
import dev.czar.json.PositionedNode.Mapping;
import dev.czar.json.PositionedNode.TextPosition;
import dev.czar.json.PositionedNodeReader;
import dev.czar.json.TextProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads a whole configuration file as one section. */
public final class FileSectionReader {

    private static final String SCHEMA = "$schema";

    private FileSectionReader() {}

    /** A sample, read to learn what its reader asks for; what is wrong with it does not matter. */
    public static FileSection sample(String text, FileShape shape) {
        Mapping mapping = (Mapping) PositionedNodeReader.yaml("sample", text);
        return new FileSection("sample", mapping, new ArrayList<>(), shape);
    }

    /** The whole of a YAML file; {@code problems} takes what is found wrong while it is read. */
    public static FileSection yaml(String file, String text, List<TextProblem> problems) throws InvalidFileException {
        return of(file, () -> PositionedNodeReader.yaml(file, text), "expected keys such as project:", problems);
    }

    /** The whole of a JSON file; {@code problems} takes what is found wrong while it is read. */
    public static FileSection json(String file, String text, List<TextProblem> problems) throws InvalidFileException {
        return of(file, () -> PositionedNodeReader.json(file, text), "expected an object in braces", problems);
    }

    private static FileSection of(
            String file, Supplier<PositionedNode> content, String expected, List<TextProblem> problems)
            throws InvalidFileException {
        try {
            PositionedNode node = content.get();
            if (node instanceof Mapping mapping) {
                return new FileSection(file, withoutSchema(mapping), problems, FileShape.ofFile());
            }
            TextPosition at = node.position();
            throw new InvalidFileException(List.of(
                    new TextProblem(file, at.line(), at.column(), "the file is " + WrittenValue.kind(node), expected)));
        } catch (InvalidJson invalid) {
            throw new InvalidFileException(invalid.problems());
        }
    }

    /** {@code $schema} names the schema to editors. */
    private static Mapping withoutSchema(Mapping mapping) {
        Map<String, PositionedNode> fields = new LinkedHashMap<>(mapping.fields());
        Map<String, TextPosition> places = new LinkedHashMap<>(mapping.fieldNamePositions());
        fields.remove(SCHEMA);
        places.remove(SCHEMA);
        return new Mapping(mapping.position(), fields, places);
    }
}
