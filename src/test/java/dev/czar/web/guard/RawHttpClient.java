package dev.czar.web.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A request written by hand, because clients do not let one lie about Host and Origin. */
public final class RawHttpClient {

    private final int port;

    public RawHttpClient(int port) {
        this.port = port;
    }

    /** An answer as it came. */
    public record Answer(int status, List<String> headers, String body) {

        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** Sends a request line and header lines as they are, and no body. */
    public Answer send(String requestLine, String... headers) throws IOException {
        return send(new byte[0], requestLine, headers);
    }

    /** Sends the beginning of a body that does not say how long it is, and reads the answer to that. */
    Answer sendChunk(byte[] chunk, String requestLine, String... headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(chunk);
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Transfer-Encoding: chunked";
        return send(body.toByteArray(), requestLine, all);
    }

    private Answer send(byte[] body, String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String head =
                    requestLine + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            List<String> lines = text.substring(0, end).lines().toList();
            return new Answer(
                    Integer.parseInt(lines.get(0).split(" ")[1]),
                    lines.subList(1, lines.size()),
                    text.substring(end + 4));
        }
    }
}
