package dev.czar.world.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A language model behind HTTP, in both protocols: it answers what it is told to, and remembers what it was asked. */
final class FakeLanguageModel implements AutoCloseable {

    record Asked(String path, Map<String, List<String>> headers, JsonNode body) {}

    private final HttpServer server;
    private final JsonMapper mapper = new JsonMapper();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    volatile String finish = "";
    volatile Function<Asked, String> answer = question -> "{\"verdict\":\"approve\",\"summary\":\"fine\"}";

    FakeLanguageModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void serve(HttpExchange exchange) throws IOException {
        Asked question = new Asked(
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                mapper.readTree(exchange.getRequestBody()));
        asked.add(question);
        boolean anthropic = question.path().endsWith("/messages");
        byte[] body = mapper.writeValueAsBytes(anthropic ? anthropic(question) : openai(question));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Object anthropic(Asked question) {
        return Map.of(
                "id", "1",
                "type", "message",
                "role", "assistant",
                "model", "m",
                "content", List.of(Map.of("type", "text", "text", answer.apply(question))),
                "stop_reason", finish.isEmpty() ? "end_turn" : finish,
                "usage", Map.of("input_tokens", 100, "output_tokens", 20));
    }

    private Object openai(Asked question) {
        return Map.of(
                "id", "1",
                "object", "chat.completion",
                "model", "m",
                "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                finish.isEmpty() ? "stop" : finish,
                                "message",
                                Map.of("role", "assistant", "content", answer.apply(question)))),
                "usage", Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
