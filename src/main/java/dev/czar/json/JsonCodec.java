package dev.czar.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.io.BoundedFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** Writes and strictly reads our records: components only, times in ISO-8601, facts and actions with their type first. */
public final class JsonCodec {

    /** Larger texts are refused, in bytes. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = configured(new JsonMapper(PositionedNodeReader.JSON));

    private JsonCodec() {}

    /** A mapper of one's own that writes and reads as this class does. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /** A value as it would be written. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("cannot write " + value.getClass() + " as JSON", impossible);
        }
    }

    public static String writePretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("cannot write " + value.getClass() + " as JSON", impossible);
        }
    }

    /** Reads a record, fact or action; {@code name} stands for the text in problems. */
    public static <T> T read(String name, String text, Class<T> type) {
        return new RecordBinder(name).bindRoot(PositionedNodeReader.json(name, text), type);
    }

    public static <T> T read(Path file, Class<T> type) throws IOException {
        return read(file.toString(), readText(file), type);
    }

    /** The text of a file of at most {@value #MAX_BYTES} bytes of UTF-8. */
    static String readText(Path file) throws IOException {
        byte[] bytes = BoundedFileReader.read(file, MAX_BYTES)
                .orElseThrow(() ->
                        new InvalidJson(new TextProblem(file.toString(), 0, 0, "larger than " + MAX_BYTES + " bytes")));
        try {
            String text = BoundedFileReader.text(bytes);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new InvalidJson(new TextProblem(file.toString(), 0, 0, "not UTF-8 text"));
        }
    }

    private static ObjectMapper configured(ObjectMapper mapper) {
        mapper.registerModules(new JavaTimeModule(), new Jdk8Module(), new StrictReadingModule());
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setVisibility(PropertyAccessor.ALL, Visibility.NONE);
        mapper.setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
        mapper.addMixIn(Fact.class, FactMixin.class).addMixIn(Action.class, ActionMixin.class);
        SealedFamily.records(Fact.class).forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        SealedFamily.records(Action.class).forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
    private interface FactMixin {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface ActionMixin {}
}
