package dev.czar.world.terminal;

import dev.czar.io.GrowingFile;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.stream.StreamReading;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * What the program of a session without a terminal says, read on where it was read last: {@code stream.jsonl}, which becomes
 * {@code stream.old.jsonl} between two turns when it is large. A file that was emptied or is another one is read anew.
 */
final class HeadlessStream {
    static final String FILE = "stream.jsonl";

    private static final int SHOWN_LINES = 20;

    private final Path current;
    private final Path before;
    private final AgentProfile agent;
    private final TurnText messages;
    private StreamReading reading;
    private GrowingFile events;
    private Optional<Object> file = Optional.empty();
    private long earlier;

    HeadlessStream(Path folder, AgentProfile agent, TurnText messages) {
        this.current = folder.resolve(FILE);
        this.before = folder.resolve("stream.old.jsonl");
        this.agent = agent;
        this.messages = messages;
        this.reading = new StreamReading(agent);
        this.events = new GrowingFile(current, 0);
    }

    /** What was read so far. */
    StreamReading reading() {
        return reading;
    }

    Path file() {
        return current;
    }

    /** What was said after so many lines, as far as it is kept. */
    SaidLines said(long after) {
        List<String> lines = reading.lines();
        long count = earlier + reading.count();
        long fresh = Math.min(lines.size(), Math.max(0, count - after));
        return new SaidLines(lines.subList(lines.size() - (int) fresh, lines.size()), count);
    }

    void readOn() throws IOException {
        Optional<Object> named;
        do { // until what was opened is surely what had this name
            named = identity(current);
            try (RandomAccessFile content = new RandomAccessFile(current.toFile(), "r")) {
                if (named.equals(identity(current))) {
                    catchUp(named, content.length());
                    drain(events, content);
                    return;
                }
            }
        } while (named.isPresent());
    }

    /** Finishes the file before this one, or begins anew when it is not the one that was read. */
    private void catchUp(Optional<Object> named, long size) throws IOException {
        boolean same = file.equals(named);
        if (same && size >= events.position()) {
            return;
        }
        Optional<Object> old = identity(before).filter(other -> !named.equals(Optional.of(other)));
        boolean turnedOver = !same && file.isPresent() && file.equals(old);
        if (!turnedOver) {
            earlier += reading.count();
            reading = new StreamReading(agent);
        }
        if (old.isPresent()) {
            try (RandomAccessFile content = new RandomAccessFile(before.toFile(), "r")) {
                drain(new GrowingFile(before, turnedOver ? events.position() : 0), content);
            }
        }
        events = new GrowingFile(current, 0);
        file = named;
    }

    private void drain(GrowingFile growing, RandomAccessFile content) throws IOException {
        long position;
        do {
            position = growing.position();
            for (String line : growing.read(content)) {
                accept(line);
            }
        } while (growing.position() != position);
    }

    private void accept(String line) throws IOException {
        String turn = reading.turn();
        reading.accept(line);
        if (!reading.turn().equals(turn)) {
            List<String> said = messages.of(reading.turn()).lines().toList();
            said.stream().limit(SHOWN_LINES).forEach(words -> reading.show("> " + words));
            if (said.size() > SHOWN_LINES) {
                reading.show("> … " + (said.size() - SHOWN_LINES) + " more lines");
            }
        }
    }

    private static Optional<Object> identity(Path path) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** The message with which a turn begins. */
    interface TurnText {
        String of(String turn) throws IOException;
    }
}
