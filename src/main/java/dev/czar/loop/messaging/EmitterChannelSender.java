package dev.czar.loop.messaging;

import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends the records themselves on the channels, which are joined in memory as long as none has a connector. */
@ApplicationScoped
class EmitterChannelSender implements ChannelSender {

    private static final int MAX_BUFFERED = 10_000;

    private final Emitter<ObservationBatch> observations;
    private final Emitter<ActionRequest> actions;
    private final Emitter<ActionResult> results;
    private final Emitter<CycleCompleted> cycles;

    EmitterChannelSender(
            @Channel("observations") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<ObservationBatch> observations,
            @Channel("actions") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<ActionRequest> actions,
            @Channel("results") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<ActionResult> results,
            @Channel("cycles") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_BUFFERED)
                    Emitter<CycleCompleted> cycles) {
        this.observations = observations;
        this.actions = actions;
        this.results = results;
        this.cycles = cycles;
    }

    @Override
    public void send(ObservationBatch batch) {
        observations.send(batch);
    }

    @Override
    public void send(ActionRequest request) {
        actions.send(request);
    }

    @Override
    public void send(ActionResult result) {
        results.send(result);
    }

    @Override
    public void send(CycleCompleted cycle) {
        cycles.send(cycle);
    }
}
