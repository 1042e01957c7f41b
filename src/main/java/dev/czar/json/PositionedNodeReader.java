package dev.czar.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.czar.json.PositionedNode.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value with the places of its parts; a field that is given twice is a problem. */
final class PositionedNodeReader {

    private final String file;
    private final JsonParser parser;

    PositionedNodeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The whole text as one value. */
    PositionedNode document() throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw problem(new TextPosition(1, 1), "expected a JSON value, found nothing");
            }
            PositionedNode node = value();
            if (parser.nextToken() != null) {
                throw problem(currentPosition(), "expected the end after the first value");
            }
            return node;
        } catch (JsonProcessingException malformed) {
            TextPosition spot =
                    malformed.getLocation() == null ? currentPosition() : TextPosition.of(malformed.getLocation());
            throw problem(spot, "not JSON: " + malformed.getOriginalMessage());
        }
    }

    /** The value at the parser's current token. */
    PositionedNode value() throws IOException {
        TextPosition at = currentPosition();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> PositionedNode.plain(parser.getText(), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> PositionedNode.plain(parser.getNumberValue(), at);
            case VALUE_TRUE -> PositionedNode.plain(true, at);
            case VALUE_FALSE -> PositionedNode.plain(false, at);
            case VALUE_NULL -> PositionedNode.plain(null, at);
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
        return new PositionedNode(fields, at, names);
    }

    private PositionedNode array(TextPosition at) throws IOException {
        List<PositionedNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return PositionedNode.plain(items, at);
    }

    private TextPosition currentPosition() {
        return TextPosition.of(parser.currentTokenLocation());
    }

    private InvalidJson problem(TextPosition spot, String message) {
        return new InvalidJson(spot.problem(file, message));
    }
}
