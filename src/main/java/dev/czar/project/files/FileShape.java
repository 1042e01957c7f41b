package dev.czar.project.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a section of a file may say, as its reader asks for it: keys, forms of their values, sections below. Noted while
 * samples are read, so that the schema of a file is what its validation is.
 */
public final class FileShape {

    private final Map<String, FileShape> keys = new TreeMap<>();
    private final Set<Map<String, Object>> forms = new LinkedHashSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> freeNames = new TreeSet<>();
    private FileShape ofFreeNames;
    private FileShape ofItems;
    private TextFormat namePattern = TextFormat.ANY;
    private boolean closed;
    private boolean mapping;

    /** The only keys there are. */
    void allowOnly(List<String> names) {
        closed = true;
        known.addAll(names);
    }

    /** Keys there are among others. */
    void know(List<String> names) {
        known.addAll(names);
    }

    /** These names were chosen by the user: what is read of one may be written of each. */
    void free(Set<String> names, TextFormat format) {
        if (!closed) {
            freeNames.addAll(names);
            ofFreeNames = ofFreeNames == null ? new FileShape() : ofFreeNames;
            namePattern = format;
        }
    }

    FileShape key(String name) {
        return freeNames.contains(name) ? ofFreeNames : keys.computeIfAbsent(name, ignored -> new FileShape());
    }

    FileShape section(String name) {
        FileShape section = key(name);
        section.mapping = true;
        return section;
    }

    FileShape item(String name) {
        FileShape list = key(name);
        list.ofItems = list.ofItems == null ? new FileShape() : list.ofItems;
        list.ofItems.mapping = true;
        return list.ofItems;
    }

    void form(String name, Map<String, Object> form) {
        key(name).forms.add(form);
    }

    /** One of these words. */
    void oneOf(String name, List<String> words) {
        form(name, Map.of("type", "string", "enum", List.copyOf(words)));
    }

    void text(String name, TextFormat format) {
        form(name, ofText(format));
    }

    void texts(String name, TextFormat format) {
        form(name, Map.of("type", "array", "items", ofText(format)));
    }

    private static Map<String, Object> ofText(TextFormat format) {
        return format.equals(TextFormat.ANY)
                ? Map.of("type", List.of("string", "number", "boolean"))
                : Map.of("type", "string", "pattern", regex(format), "description", format.expected());
    }

    /** In the regular expressions of JSON Schema. */
    private static String regex(TextFormat format) {
        return "^(?:" + format.pattern().pattern().replace("\\p{Cntrl}", "\\x00-\\x1f\\x7f") + ")$";
    }

    /** As a JSON Schema, draft 7, which editors know best. */
    public Map<String, Object> schema() {
        List<Map<String, Object>> all = new ArrayList<>(forms);
        if (all.stream().anyMatch(form -> form.containsKey("enum"))) {
            all.removeIf(form -> !form.containsKey("enum"));
        }
        if (ofItems != null) {
            all.add(Map.of("type", "array", "items", ofItems.schema()));
        }
        if (mapping || !keys.isEmpty()) {
            all.add(ofMapping());
        }
        return all.size() == 1 ? all.get(0) : all.isEmpty() ? Map.of() : Map.of("anyOf", all);
    }

    private Map<String, Object> ofMapping() {
        Map<String, Object> properties = new TreeMap<>();
        known.forEach(name -> properties.put(name, Map.of()));
        keys.forEach((name, shape) -> {
            if (!closed || known.contains(name)) {
                properties.put(name, shape.schema());
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", mapping && ofFreeNames != null ? List.of("object", "null") : "object");
        if (!properties.isEmpty()) {
            schema.put("properties", properties);
        }
        if (closed) {
            schema.put("additionalProperties", false);
        } else if (ofFreeNames != null) {
            schema.put("additionalProperties", ofFreeNames.schema());
            if (!namePattern.equals(TextFormat.ANY)) {
                schema.put("propertyNames", Map.of("pattern", regex(namePattern)));
            }
        }
        return schema;
    }

    /** The whole of a file. */
    public static FileShape ofFile() {
        FileShape top = new FileShape();
        top.mapping = true;
        return top;
    }

    /** Keys that may be written and that no reader asked for, by their places: a sample is missing. */
    public List<String> unread() {
        List<String> found = new ArrayList<>();
        known.stream().filter(name -> !keys.containsKey(name)).forEach(found::add);
        keys.forEach((name, shape) -> shape.unread().forEach(below -> found.add(name + "." + below)));
        if (ofFreeNames != null) {
            ofFreeNames.unreadBelow("*", found);
        }
        if (ofItems != null) {
            ofItems.unreadBelow("[]", found);
        }
        return found;
    }

    private void unreadBelow(String name, List<String> found) {
        unread().forEach(below -> found.add(name + "." + below));
    }
}
