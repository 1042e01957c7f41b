package dev.czar.loop.messaging;

import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;

/** The way out to the four channels, for any thread. Sending never waits; a send that cannot be taken throws. */
public interface ChannelSender {

    void send(ObservationBatch batch);

    void send(ActionRequest request);

    void send(ActionResult result);

    void send(CycleCompleted cycle);
}
