package dev.czar.world.notification;

import java.io.IOException;

/** One way to reach people. */
@FunctionalInterface
public interface NotificationChannel {

    /** Returns when it was taken over for delivery; an exception says in words why it was not. */
    void send(NotificationDigest digest) throws IOException, InterruptedException;
}
