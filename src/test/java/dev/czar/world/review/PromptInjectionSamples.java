package dev.czar.world.review;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts that try to talk a reviewer, or those who read its verdict, into approval. */
public final class PromptInjectionSamples {

    private PromptInjectionSamples() {}

    public static List<String> payloads() throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<String> payloads = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/review/persuasion.jsonl"))) {
            payloads.add(mapper.readValue(line, String.class));
        }
        return payloads;
    }
}
