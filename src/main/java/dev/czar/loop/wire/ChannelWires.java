package dev.czar.loop.wire;

import dev.czar.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends on the channels as JSON text, so that any connector can carry it. */
@ApplicationScoped
class ChannelWires implements Wires {

    private static final int MOST_WAITING = 10_000;

    private final Emitter<String> observations;
    private final Emitter<String> actions;
    private final Emitter<String> outcomes;
    private final Emitter<String> changes;

    ChannelWires(
            @Channel("observations-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    Emitter<String> observations,
            @Channel("actions-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    Emitter<String> actions,
            @Channel("outcomes-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    Emitter<String> outcomes,
            @Channel("changes-out") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<String> changes) {
        this.observations = observations;
        this.actions = actions;
        this.outcomes = outcomes;
        this.changes = changes;
    }

    @Override
    public void send(Sighting sighting) {
        observations.send(Json.text(sighting));
    }

    @Override
    public void send(Errand errand) {
        actions.send(Json.text(errand));
    }

    @Override
    public void send(Reply reply) {
        outcomes.send(Json.text(reply));
    }

    @Override
    public void send(Change change) {
        changes.send(Json.text(change));
    }
}
