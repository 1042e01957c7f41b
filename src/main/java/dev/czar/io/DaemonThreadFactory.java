package dev.czar.io;

import java.util.concurrent.ThreadFactory;

/** Threads with a name, so that a thread dump says what each is for; none of them keeps the program alive. */
public record DaemonThreadFactory(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
