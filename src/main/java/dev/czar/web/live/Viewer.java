package dev.czar.web.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that looks on. One that does not keep up is skipped until it does, and then gets the whole. */
final class Viewer {

    private static final int MOST_ON_THE_WAY = 8;

    private final WebSocketConnection connection;
    private final AtomicInteger onTheWay = new AtomicInteger();
    private volatile boolean behind = true;

    Viewer(WebSocketConnection connection) {
        this.connection = connection;
    }

    /** Whether it is to get the whole, and can take it. */
    boolean wantsWhole() {
        return behind && onTheWay.get() == 0;
    }

    void miss() {
        behind = true;
    }

    void sendWhole(String text) {
        behind = false;
        send(text);
    }

    void sendDifference(String text) {
        if (onTheWay.get() >= MOST_ON_THE_WAY) {
            behind = true;
        }
        if (!behind) {
            send(text);
        }
    }

    private void send(String text) {
        onTheWay.incrementAndGet();
        connection.sendText(text).subscribe().with(sent -> onTheWay.decrementAndGet(), failure -> connection
                .close(CloseReason.INTERNAL_SERVER_ERROR)
                .subscribe()
                .with(closed -> {}, already -> {}));
    }
}
