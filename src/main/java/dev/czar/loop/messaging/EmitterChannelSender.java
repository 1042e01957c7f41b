package dev.czar.loop.messaging;

import dev.czar.json.JsonCodec;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import dev.czar.loop.messaging.ChannelMessages.ActionResult;
import dev.czar.loop.messaging.ChannelMessages.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessages.ObservationBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends on the channels as JSON text, so that any connector can carry it. */
@ApplicationScoped
class EmitterChannelSender implements ChannelSender {

    private static final int MAX_BUFFERED = 10_000;

    private final Emitter<String> observations;
    private final Emitter<String> actions;
    private final Emitter<String> outcomes;
    private final Emitter<String> cycles;

    EmitterChannelSender(
            @Channel("observations-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<String> observations,
            @Channel("actions-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<String> actions,
            @Channel("outcomes-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<String> outcomes,
            @Channel("changes-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<String> changes) {
        this.observations = observations;
        this.actions = actions;
        this.outcomes = outcomes;
        this.cycles = changes;
    }

    @Override
    public void send(ObservationBatch sighting) {
        observations.send(JsonCodec.write(sighting));
    }

    @Override
    public void send(ActionRequest errand) {
        actions.send(JsonCodec.write(errand));
    }

    @Override
    public void send(ActionResult reply) {
        outcomes.send(JsonCodec.write(reply));
    }

    @Override
    public void send(CycleCompleted change) {
        cycles.send(JsonCodec.write(change));
    }
}
