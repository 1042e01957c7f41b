package dev.czar.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.czar.json.PositionedNode.Mapping;
import dev.czar.json.PositionedNode.Scalar;
import dev.czar.json.PositionedNode.Sequence;
import dev.czar.json.PositionedNode.TextPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON or YAML value with the positions of its parts; bounded in depth, and no field may be given twice. */
public final class PositionedNodeReader {

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(JsonCodec.MAX_BYTES)
            .build();

    static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final JsonFactory YAML =
            YAMLFactory.builder().streamReadConstraints(BOUNDS).build();

    private final String file;
    private final JsonParser parser;
    private final String format;

    PositionedNodeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
        this.format = parser instanceof YAMLParser ? "YAML" : "JSON";
    }

    /** {@code file} stands for the text in problems; throws {@link InvalidJson}. */
    public static PositionedNode json(String file, String text) {
        return document(JSON, file, text);
    }

    /** {@code file} stands for the text in problems; throws {@link InvalidJson}. */
    public static PositionedNode yaml(String file, String text) {
        return document(YAML, file, text);
    }

    private static PositionedNode document(JsonFactory factory, String file, String text) {
        try (JsonParser parser = factory.createParser(text)) {
            return new PositionedNodeReader(file, parser).document();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private PositionedNode document() throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw problem(new TextPosition(1, 1), "expected a " + format + " value, found nothing");
            }
            PositionedNode node = value();
            if (parser.nextToken() != null) {
                throw problem(currentPosition(), "expected the end after the first value");
            }
            return node;
        } catch (JsonProcessingException malformed) {
            TextPosition spot =
                    malformed.getLocation() == null ? currentPosition() : TextPosition.of(malformed.getLocation());
            throw problem(spot, "not " + format + ": " + firstLine(JsonMistake.of(malformed)));
        }
    }

    /** The value at the parser's current token. */
    PositionedNode value() throws IOException {
        TextPosition at = currentPosition();
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw problem(at, "references such as *name are not known here");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> new Scalar(at, parser.getText(), parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(at, parser.getNumberValue(), parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(at, parser.getBooleanValue(), parser.getText());
            case VALUE_NULL -> new Scalar(at, null, "");
            default -> throw problem(at, "expected a value, found " + parser.currentToken());
        };
    }

    private PositionedNode object(TextPosition at) throws IOException {
        Map<String, PositionedNode> fields = new LinkedHashMap<>();
        Map<String, TextPosition> names = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            TextPosition spot = currentPosition();
            parser.nextToken();
            if (fields.put(name, value()) != null) {
                throw problem(spot, "the field \"" + name + "\" is given twice");
            }
            names.put(name, spot);
        }
        return new Mapping(at, fields, names);
    }

    private PositionedNode array(TextPosition at) throws IOException {
        List<PositionedNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Sequence(at, items);
    }

    private TextPosition currentPosition() {
        return TextPosition.of(parser.currentTokenLocation());
    }

    private InvalidJson problem(TextPosition spot, String message) {
        return new InvalidJson(spot.problem(file, message));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be parsed");
    }
}
