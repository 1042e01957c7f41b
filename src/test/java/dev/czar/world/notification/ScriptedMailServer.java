package dev.czar.world.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as much SMTP on the loopback as it takes to receive a mail; one that refuses takes none. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final boolean refusing;

    ScriptedMailServer(boolean refusing) throws IOException {
        this.refusing = refusing;
        Thread thread = new Thread(this::serve, "scripted-mail");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Everything that was said to it. */
    List<String> lines() {
        return lines;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException ended) {
                // the client has hung up, or the test is over
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 scripted");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (data && line.equals(".")) {
                data = false;
                say(client, "250 taken");
            } else if (line.startsWith("EHLO")) {
                say(client, "250-scripted\r\n250 AUTH PLAIN");
            } else if (line.startsWith("AUTH")) {
                say(client, "235 welcome");
            } else if (line.startsWith("RCPT") && refusing) {
                say(client, "550 no such mailbox");
            } else if (line.equals("DATA")) {
                data = true;
                say(client, "354 go on");
            } else if (line.equals("QUIT")) {
                say(client, "221 bye");
                return;
            } else if (!data) {
                say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String words) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
