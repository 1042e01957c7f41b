package dev.czar.actuator.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Reports about messages as they come in, the latest few thousand; waiting deliveries hear of each at once. */
public final class MessageReports implements Acknowledgements {
    private static final int KEPT = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Boolean> readByMessage = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    public void acknowledge(String message) {
        put(message, true);
    }

    public void submit(String message) {
        put(message, false);
    }

    @Override
    public boolean acknowledged(String message) {
        lock.lock();
        try {
            return readByMessage.getOrDefault(message, false);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean submitted(String message) {
        lock.lock();
        try {
            return readByMessage.containsKey(message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            news.awaitNanos(atMost.toNanos());
        } finally {
            lock.unlock();
        }
    }

    private void put(String message, boolean read) {
        lock.lock();
        try {
            readByMessage.merge(message, read, Boolean::logicalOr);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
