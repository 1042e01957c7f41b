package dev.czar.actuator.delivery;

import java.time.Duration;

/** What workers and their hooks have said about messages. */
public interface Acknowledgements {
    /** The worker said that it has read the message. */
    boolean acknowledged(String message);

    /** The agent said that the message was submitted to it. */
    boolean submitted(String message);

    /** Waits until something new is said, at most so long. */
    void await(Duration atMost) throws InterruptedException;
}
