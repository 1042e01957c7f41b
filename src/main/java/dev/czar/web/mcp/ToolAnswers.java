package dev.czar.web.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Answers of tools in the JSON form of REST, as text for a model and as structure for a program. */
@ApplicationScoped
class ToolAnswers {

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final ObjectMapper json;

    ToolAnswers(ObjectMapper json) {
        this.json = json;
    }

    ToolResponse of(Object answer) {
        try {
            Map<String, Object> tree = json.convertValue(answer, TREE);
            return new ToolResponse(false, List.of(new TextContent(json.writeValueAsString(tree))), tree, null);
        } catch (JsonProcessingException failure) {
            throw new ToolCallException("the answer cannot be written as JSON", failure);
        }
    }
}
