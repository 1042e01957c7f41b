package dev.czar.world.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.czar.world.git.GitFailed;

/** The stored form of a pull request: JSON that a person can read with {@code git cat-file}. */
final class PullFile {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    String write(Pull pull) {
        try {
            return mapper.writeValueAsString(pull);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Pull read(String json) {
        try {
            return mapper.readValue(json, Pull.class);
        } catch (JsonProcessingException failure) {
            throw new GitFailed("A stored pull request cannot be read: " + failure.getOriginalMessage());
        }
    }
}
