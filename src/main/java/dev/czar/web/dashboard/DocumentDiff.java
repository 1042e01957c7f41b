package dev.czar.web.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The documents of a project as pages have them, and how they differ from those of a moment ago. */
final class DocumentDiff {

    /**
     * What a page is sent: {@code whole} replaces all it has; else the documents that are new or other and the names of
     * those that are gone. A page that misses a {@code seq} asks for the whole.
     */
    record DocumentUpdate(long seq, Instant at, boolean whole, Map<String, JsonNode> put, List<String> gone) {

        boolean empty() {
            return put.isEmpty() && gone.isEmpty();
        }
    }

    private final ObjectMapper mapper;
    private Map<String, JsonNode> documents = Map.of();
    private long seq;

    DocumentDiff(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Takes the documents of now for those of a moment ago. */
    DocumentUpdate next(ProjectDocuments drawn, Instant now) {
        Map<String, JsonNode> fresh = drawn.json(mapper);
        Map<String, JsonNode> put = new TreeMap<>(fresh);
        put.entrySet().removeIf(entry -> entry.getValue().equals(documents.get(entry.getKey())));
        List<String> gone = new ArrayList<>(documents.keySet());
        gone.removeAll(fresh.keySet());
        documents = fresh;
        if (!put.isEmpty() || !gone.isEmpty()) {
            seq++;
        }
        return new DocumentUpdate(seq, now, false, put, gone);
    }

    DocumentUpdate full(Instant now) {
        return new DocumentUpdate(seq, now, true, documents, List.of());
    }
}
