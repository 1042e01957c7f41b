package dev.czar.loop.messaging;

import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import dev.czar.loop.messaging.ChannelMessages.ActionResult;
import dev.czar.loop.messaging.ChannelMessages.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessages.ObservationBatch;

/** The way out to the four channels. Sending never waits; a send that cannot be taken throws. */
public interface ChannelSender {

    void send(ObservationBatch sighting);

    void send(ActionRequest errand);

    void send(ActionResult reply);

    void send(CycleCompleted change);
}
