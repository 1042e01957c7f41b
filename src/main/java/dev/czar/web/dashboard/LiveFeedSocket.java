package dev.czar.web.dashboard;

import dev.czar.web.dashboard.LiveFeed.Subscriber;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import org.jboss.logging.Logger;

/** Where pages connect; whatever a page says means that it missed something. */
@WebSocket(path = "/api/v1/projects/{project}/changes")
class LiveFeedSocket {

    private static final Logger LOG = Logger.getLogger(LiveFeedSocket.class);
    private static final CloseReason NO_PROJECT = new CloseReason(4404, "there is no such project");

    private final LiveFeeds feeds;

    LiveFeedSocket(LiveFeeds stages) {
        this.feeds = stages;
    }

    @OnOpen
    void onOpen(WebSocketConnection connection) {
        if (!feeds.subscribe(project(connection), connection.id(), new Subscriber(connection))) {
            connection.closeAndAwait(NO_PROJECT);
        }
    }

    @OnTextMessage
    void onMessage(String ignored, WebSocketConnection connection) {
        feeds.resend(project(connection), connection.id());
    }

    @OnClose
    void onClose(WebSocketConnection connection) {
        feeds.unsubscribe(project(connection), connection.id());
    }

    /** A page that vanishes while something is sent to it is nothing to worry about. */
    @OnError
    void onError(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "a page is gone: project=%s", project(connection));
        onClose(connection);
    }

    private static String project(WebSocketConnection connection) {
        return connection.pathParam("project");
    }
}
