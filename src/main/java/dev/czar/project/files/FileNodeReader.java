package dev.czar.project.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.czar.project.files.FileNode.Absent;
import dev.czar.project.files.FileNode.Mapping;
import dev.czar.project.files.FileNode.Place;
import dev.czar.project.files.FileNode.Scalar;
import dev.czar.project.files.FileNode.Sequence;
import dev.czar.project.files.InvalidFileException.FileProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses YAML or JSON into nodes; bounded in depth, strict about duplicate keys. */
public final class FileNodeReader {

    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(64).build();

    private final JsonFactory factory;
    private final String file;

    private FileNodeReader(JsonFactory factory, String file) {
        this.factory = factory;
        this.file = file;
    }

    public static FileNodeReader yaml(String file) {
        return new FileNodeReader(
                YAMLFactory.builder()
                        .streamReadConstraints(BOUNDS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                file);
    }

    static FileNodeReader json(String file) {
        return new FileNodeReader(
                JsonFactory.builder()
                        .streamReadConstraints(BOUNDS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                file);
    }

    public FileNode read(String text) throws InvalidFileException {
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            FileNode node = node(parser);
            if (parser.nextToken() != null) {
                throw invalid(place(parser.currentTokenLocation()), "something follows the end of the content");
            }
            return node;
        } catch (JsonProcessingException broken) {
            throw invalid(place(broken.getLocation()), firstLine(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private FileNode node(JsonParser parser) throws IOException {
        Place place = place(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(parser, place);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new JsonParseException(parser, "references such as *name are not known here");
        }
        if (token == null || token == JsonToken.VALUE_NULL || parser.getText().isEmpty()) {
            return new Absent(place);
        }
        return new Scalar(place, parser.getText(), value(parser, token));
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        return token.isBoolean() ? (Object) parser.getBooleanValue() : parser.getText();
    }

    private FileNode mapping(JsonParser parser, Place place) throws IOException {
        Map<String, FileNode> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            keys.put(key, place(parser.currentTokenLocation()));
            parser.nextToken();
            values.put(key, node(parser));
        }
        return new Mapping(place, values, keys);
    }

    private FileNode sequence(JsonParser parser, Place place) throws IOException {
        List<FileNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node(parser));
        }
        return new Sequence(place, values);
    }

    private InvalidFileException invalid(Place place, String message) {
        return new InvalidFileException(List.of(new FileProblem(file, place.line(), place.column(), message, "")));
    }

    private static Place place(JsonLocation location) {
        return location == null
                ? new Place(0, 0)
                : new Place(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    private static String firstLine(String message) {
        return message == null
                ? "cannot be parsed"
                : message.lines().findFirst().orElse("cannot be parsed");
    }
}
