package dev.czar.project;

import java.time.Duration;

/** Which messages their workers said they have read; remembered across restarts. */
public interface Acknowledgements {

    boolean acknowledged(String message);

    /** Waits until the message is acknowledged, at most {@code limit}; says whether it is. */
    boolean await(String message, Duration limit) throws InterruptedException;
}
