package dev.czar.loop.wire;

/** The way out to the four channels. Sending never waits; a send that cannot be taken throws. */
public interface Wires {

    void send(Sighting sighting);

    void send(Errand errand);

    void send(Reply reply);

    void send(Change change);
}
