package dev.czar.cli.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps the documents as the service has them, over the same feed that pages have; a lost service is looked for again. */
final class WatchStream implements WebSocket.Listener {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FIRST_SECONDS = 20;

    private final Supplier<ProjectConnection> service;
    private final WatchDocuments documents;
    private final Runnable changed;
    private final StringBuilder parts = new StringBuilder();
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile boolean open;

    WatchStream(Supplier<ProjectConnection> service, WatchDocuments documents, Runnable changed) {
        this.service = service;
        this.documents = documents;
        this.changed = changed;
    }

    /** Connects, and returns when the whole is there. */
    void connect() throws InterruptedException {
        open = true;
        service.get().listen("/changes", this);
        if (!first.await(FIRST_SECONDS, TimeUnit.SECONDS)) {
            throw CommandFailure.of("Czar sent nothing within %d s".formatted(FIRST_SECONDS), "see: czar doctor");
        }
    }

    /** Connects again where the service was lost. */
    void reconnect() {
        if (!open) {
            try {
                open = true;
                service.get().listen("/changes", this);
            } catch (CommandFailure gone) {
                lost(gone.getMessage() + "; " + gone.hint());
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        parts.append(text);
        if (last) {
            take(socket, parts.toString());
            parts.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void take(WebSocket socket, String update) {
        try {
            if (documents.apply(MAPPER.readTree(update))) {
                first.countDown();
                changed.run();
            } else {
                socket.sendText("again", true);
            }
        } catch (JsonProcessingException foreign) {
            socket.abort();
            lost("what the service sends is not JSON; see: czar doctor");
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        lost("Czar has closed the connection; looking for it again");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        lost("the connection to Czar is lost; looking for it again");
    }

    private void lost(String reason) {
        open = false;
        parts.setLength(0);
        documents.lost(reason);
        changed.run();
    }
}
