package dev.czar.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value with the places of its parts; a field that is given twice is a problem. */
final class NodeReader {

    private final String file;
    private final JsonParser parser;

    NodeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The whole text as one value. */
    Node document() throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw problem(new Spot(1, 1), "expected a JSON value, found nothing");
            }
            Node node = value();
            if (parser.nextToken() != null) {
                throw problem(here(), "expected the end after the first value");
            }
            return node;
        } catch (JsonProcessingException malformed) {
            Spot spot = malformed.getLocation() == null ? here() : Spot.of(malformed.getLocation());
            throw problem(spot, "not JSON: " + malformed.getOriginalMessage());
        }
    }

    /** The value at the parser's current token. */
    Node value() throws IOException {
        Spot at = here();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> Node.plain(parser.getText(), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Node.plain(parser.getNumberValue(), at);
            case VALUE_TRUE -> Node.plain(true, at);
            case VALUE_FALSE -> Node.plain(false, at);
            case VALUE_NULL -> Node.plain(null, at);
            default -> throw problem(at, "expected a value, found " + parser.currentToken());
        };
    }

    private Node object(Spot at) throws IOException {
        Map<String, Node> fields = new LinkedHashMap<>();
        Map<String, Spot> names = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Spot spot = here();
            parser.nextToken();
            if (fields.put(name, value()) != null) {
                throw problem(spot, "the field \"" + name + "\" is given twice");
            }
            names.put(name, spot);
        }
        return new Node(fields, at, names);
    }

    private Node array(Spot at) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return Node.plain(items, at);
    }

    private Spot here() {
        return Spot.of(parser.currentTokenLocation());
    }

    private InvalidJson problem(Spot spot, String message) {
        return new InvalidJson(spot.problem(file, message));
    }
}
