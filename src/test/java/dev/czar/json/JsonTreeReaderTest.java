package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"a\": [1, 2147483648, 9223372036854775808, 1.5, -0.0, 1e3], \"b\": {\"c\": null, \"d\": [true, false]}}",
                "{\"a\": \"Zo\u00eb \\u00e9 \\n\", \"a\": \"given twice\"}"
            })
    void whatItReadsIsWhatAMapperReads(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(JsonTreeReader.read(bytes)).isEqualTo(new ObjectMapper().readTree(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\" 1}", "<html>", "{} {}", "\"open"})
    void whatIsNotOneValueIsRefused(String text) {
        assertThatThrownBy(() -> JsonTreeReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> JsonTreeReader.read(deep)).isInstanceOf(JsonProcessingException.class);
    }
}
