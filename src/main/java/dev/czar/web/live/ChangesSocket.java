package dev.czar.web.live;

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
class ChangesSocket {

    private static final Logger LOG = Logger.getLogger(ChangesSocket.class);
    private static final CloseReason NO_PROJECT = new CloseReason(4404, "there is no such project");

    private final Stages stages;

    ChangesSocket(Stages stages) {
        this.stages = stages;
    }

    @OnOpen
    void enter(WebSocketConnection connection) {
        Optional<Stage> stage = stage(connection);
        if (stage.isPresent()) {
            stage.get().enter(connection.id(), new Viewer(connection));
        } else {
            connection.closeAndAwait(NO_PROJECT);
        }
    }

    @OnTextMessage
    void missed(String ignored, WebSocketConnection connection) {
        stage(connection).ifPresent(stage -> stage.missed(connection.id()));
    }

    @OnClose
    void leave(WebSocketConnection connection) {
        stage(connection).ifPresent(stage -> stage.leave(connection.id()));
    }

    /** A page that vanishes while something is sent to it is nothing to worry about. */
    @OnError
    void vanished(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "a page is gone: project=%s", connection.pathParam("project"));
        leave(connection);
    }

    private Optional<Stage> stage(WebSocketConnection connection) {
        return stages.of(connection.pathParam("project"));
    }
}
