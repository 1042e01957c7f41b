package dev.czar.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The documents of a project by name, such as {@code worker/ada}, as the service sends them: whole once, then what changed. */
final class WatchDocuments {

    private final Map<String, JsonNode> byName = new TreeMap<>();
    private long seq = -1;
    private String problem = "";

    /** Takes an update over; false when one before it was missed. */
    synchronized boolean apply(JsonNode update) {
        long next = update.path("seq").asLong();
        boolean whole = update.path("whole").asBoolean();
        if (!whole && (seq < 0 || next > seq + 1)) {
            return false;
        }
        if (whole) {
            byName.clear();
        }
        update.path("put").properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
        update.path("gone").forEach(name -> byName.remove(name.asText()));
        seq = next;
        problem = "";
        return true;
    }

    /** The service is gone, or does not answer: what is known stays, and the reason is shown. */
    synchronized void lost(String reason) {
        problem = reason;
        seq = -1;
    }

    synchronized String problem() {
        return problem;
    }

    synchronized boolean isEmpty() {
        return byName.isEmpty();
    }

    synchronized JsonNode one(String name) {
        return byName.getOrDefault(name, MissingNode.getInstance());
    }

    synchronized List<JsonNode> all(String kind) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized Map<String, JsonNode> copy() {
        return new TreeMap<>(byName);
    }

    List<JsonNode> needs() {
        return StreamSupport.stream(one("project").path("needs").spliterator(), false)
                .toList();
    }

    /** Workers, those that need a human first. */
    List<JsonNode> workers() {
        Set<String> needing =
                needs().stream().map(need -> need.path("worker").asText()).collect(Collectors.toSet());
        Map<Boolean, List<JsonNode>> parted = all("worker").stream()
                .collect(Collectors.partitioningBy(
                        worker -> needing.contains(worker.path("id").asText())));
        parted.get(true).addAll(parted.get(false));
        return parted.get(true);
    }
}
