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
    private final Queue<Integer> answers = new ArrayDeque<>();

    public ScriptedReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            posts.add(new ReceivedPost(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
            Integer status = answers.poll();
            byte[] words = "scripted".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == null ? 200 : status, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        server.start();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public void answersNext(int status) {
        answers.add(status);
    }

    public List<ReceivedPost> posts() {
        return posts;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What was posted. */
    public record ReceivedPost(String path, Headers headers, byte[] body) {
        JsonNode json() throws IOException {
            return new JsonMapper().readTree(body);
        }
    }
}
