package dev.czar.json;

import com.fasterxml.jackson.core.JsonLocation;

/** A place in a JSON text, 1-based. */
record Spot(int line, int column) {

    static Spot of(JsonLocation location) {
        return new Spot(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }

    JsonProblem problem(String file, String message) {
        return new JsonProblem(file, line, column, message);
    }
}
