package dev.czar.world.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is posted to it on the loopback and answers as it is told to, else with 200. */
public final class ScriptedReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<ReceivedPost> posts = new CopyOnWriteArrayList<>();
    private final Queue<ScriptedAnswer> answers = new ArrayDeque<>();

    public ScriptedReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            posts.add(new ReceivedPost(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
            ScriptedAnswer answer = answers.isEmpty() ? ScriptedAnswer.of(200) : answers.remove();
            byte[] words = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        server.start();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public void answersNext(int status) {
        answers.add(ScriptedAnswer.of(status));
    }

    public void answersNext(int status, String text) {
        answers.add(new ScriptedAnswer(status, text));
    }

    public List<ReceivedPost> posts() {
        return posts;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record ScriptedAnswer(int status, String text) {
        static ScriptedAnswer of(int status) {
            return new ScriptedAnswer(status, "scripted");
        }
    }

    /** What was posted. */
    public record ReceivedPost(String path, Headers headers, byte[] body) {
        JsonNode json() throws IOException {
            return new JsonMapper().readTree(body);
        }
    }
}
