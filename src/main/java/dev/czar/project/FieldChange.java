package dev.czar.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One value to be set in a JSON file; its object is made when {@code create} says so, else it must be there. */
record FieldChange(List<String> object, String field, JsonNode value, boolean create) {
    FieldChange {
        object = List.copyOf(object);
    }
}
