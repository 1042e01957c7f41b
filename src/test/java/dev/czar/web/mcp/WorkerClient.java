package dev.czar.web.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The protocol's own client, as a worker's program uses it. */
final class WorkerClient implements AutoCloseable {

    private static final String SESSION = "Mcp-Session-Id";

    private final AtomicBoolean forgotten = new AtomicBoolean();
    private final McpSyncClient client;

    WorkerClient(int port, String token) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        "http://localhost:" + port)
                .endpoint("/mcp")
                .addHttpRequestCustomizer((request, method, address, body, context) -> {
                    request.setHeader("Authorization", "Bearer " + token);
                    if (body != null && body.contains("tools/call") && forgotten.getAndSet(false)) {
                        request.setHeader(SESSION, "of-a-service-that-was-started-anew-since");
                    }
                })
                .build();
        client = McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(30))
                .initializationTimeout(Duration.ofSeconds(30))
                .build();
    }

    InitializeResult initialize() {
        return client.initialize();
    }

    List<Tool> tools() {
        return client.listTools().tools();
    }

    /** The next call names a session that the service does not know, as every call does after it was started anew. */
    void serviceForgetsSession() {
        forgotten.set(true);
    }

    CallToolResult tryCall(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /** The structured answer of a call that has to succeed. */
    Map<?, ?> call(String tool, Map<String, Object> arguments) {
        CallToolResult result = tryCall(tool, arguments);
        if (Boolean.TRUE.equals(result.isError())) {
            throw new AssertionError(tool + ": " + text(result));
        }
        return (Map<?, ?>) result.structuredContent();
    }

    static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    @Override
    public void close() {
        client.close();
    }
}
