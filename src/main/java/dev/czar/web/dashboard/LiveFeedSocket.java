package dev.czar.web.dashboard;

import dev.czar.web.dashboard.LiveFeed.Subscriber;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where pages connect; whatever a page says means that it missed something. */
@WebSocket(path = "/api/projects/{project}/changes")
class LiveFeedSocket {

    private static final Logger LOG = Logger.getLogger(LiveFeedSocket.class);
    private static final CloseReason NO_PROJECT = new CloseReason(4404, "there is no such project");

    private final LiveFeeds feeds;

    LiveFeedSocket(LiveFeeds stages) {
        this.feeds = stages;
    }

    @OnOpen
    void onOpen(WebSocketConnection connection) {
        Optional<LiveFeed> stage = feed(connection);
        if (stage.isPresent()) {
            stage.get().subscribe(connection.id(), new Subscriber(connection));
        } else {
            connection.closeAndAwait(NO_PROJECT);
        }
    }

    @OnTextMessage
    void onMessage(String ignored, WebSocketConnection connection) {
        feed(connection).ifPresent(stage -> stage.resend(connection.id()));
    }

    @OnClose
    void onClose(WebSocketConnection connection) {
        feed(connection).ifPresent(stage -> stage.unsubscribe(connection.id()));
    }

    /** A page that vanishes while something is sent to it is nothing to worry about. */
    @OnError
    void onError(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "a page is gone: project=%s", connection.pathParam("project"));
        onClose(connection);
    }

    private Optional<LiveFeed> feed(WebSocketConnection connection) {
        return feeds.of(connection.pathParam("project"));
    }
}
