package dev.czar.world.terminal;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.BootId;
import dev.czar.io.ProcessTable;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.stream.EventProtocol;
import dev.czar.world.agent.stream.StreamReading;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionLaunch.LaunchScript;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One session without a terminal, in a folder: what is pasted waits in {@code composer} and becomes a turn in {@code turns} by
 * one rename; the session's own process runs turns one after the other and goes on without Czar, which reads on in
 * {@code stream.jsonl} where it stopped.
 */
final class HeadlessSession {
    static final String PANE = "h0";

    private static final String READY = "ready.sh";
    private static final int REMEMBERED_TURNS = 5;
    private static final int SHOWN_LINES = 20;
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private final String name;
    private final Path folder;
    private final EventProtocol protocol;
    private final HeadlessStream stream;

    HeadlessSession(String name, Path folder, AgentProfile agent) {
        this.name = name;
        this.folder = folder;
        this.protocol = EventProtocol.of(agent.headless().format());
        this.stream = new HeadlessStream(folder, agent, turn -> text(turn(Integer.parseInt(turn))));
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder of a session that is to be started. */
    void prepare(SessionLaunch launch, String scope) throws IOException {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(folder.resolve("turns"));
        Files.createDirectory(folder.resolve("composer"));
        write("first.sh", LaunchScript.text(launch, scope));
        if (!launch.following().isEmpty()) {
            write("next.sh", LaunchScript.text(launch, launch.following(), scope));
        }
        write("program", String.valueOf(Path.of(launch.argv().get(0)).getFileName()));
        write("boot", BootId.current());
        write("place", place());
    }

    private String place() throws IOException {
        return folder.toRealPath().toString();
    }

    /** Whether it was started here; the folder of a project that was copied tells of the processes of another. */
    private boolean isOfThisFolder() throws IOException {
        Path place = folder.resolve("place");
        return !Files.exists(place) || Files.readString(place).equals(place());
    }

    /** Finishes what was begun when Czar was stopped in the middle: a turn that was never handed over is handed over now. */
    synchronized void recover() throws IOException {
        Files.createDirectories(folder.resolve("composer"));
        int last = turns();
        for (int number = 1; number <= last; number++) {
            boolean ready = Files.exists(turn(number).resolve(READY)); // asked first: it becomes begun while we look
            if (ready || !Files.exists(turn(number).resolve("begun.sh"))) {
                if (!ready) {
                    makeReady(number);
                }
                wake(number);
            }
        }
    }

    /** The process that runs its turns; 0 before there is one. */
    long process() {
        try {
            return Long.parseLong(pid()[0]);
        } catch (IOException | NumberFormatException none) {
            return 0;
        }
    }

    /** Its number, and when it was started by the machine's own count, where that is told. */
    private String[] pid() throws IOException {
        return Files.readString(folder.resolve("pid")).strip().split(" ");
    }

    /** Whether its process was started since the machine was; the number of a process that is gone may be another's now. */
    boolean runs() {
        return bootedSince() && ProcessHandle.of(process()).filter(this::isOwn).isPresent();
    }

    boolean bootedSince() {
        try {
            return Files.readString(folder.resolve("boot")).equals(BootId.current()) && isOfThisFolder();
        } catch (IOException never) {
            return false;
        }
    }

    private boolean isOwn(ProcessHandle process) {
        try {
            String[] pid = pid();
            if (pid.length > 1) {
                return ProcessTable.isAlive(process)
                        && ProcessTable.started(process.pid()).equals(pid[1]);
            }
            Instant written =
                    Files.getLastModifiedTime(folder.resolve("pid")).toInstant().plus(CLOCK_GRAIN);
            return ProcessTable.isAlive(process)
                    && process.info().startInstant().filter(written::isBefore).isEmpty();
        } catch (IOException gone) {
            return false;
        }
    }

    synchronized TerminalPane pane() throws IOException {
        boolean dead = !runs();
        StreamReading reading = read();
        Instant written = Files.getLastModifiedTime(stream.file()).toInstant();
        int status = dead ? reading.left().orElse(-1) : -1;
        boolean signalled = status > 128;
        return new TerminalPane(
                PANE,
                name,
                process(),
                dead,
                signalled ? -1 : status,
                signalled ? status - 128 : 0,
                dead && reading.left().isPresent() ? Optional.of(written) : Optional.empty(),
                Files.readString(folder.resolve("program")),
                false,
                written,
                Optional.empty());
    }

    synchronized ProtocolReading protocol() throws IOException {
        StreamReading reading = read();
        List<String> takenUp = new ArrayList<>();
        for (int turn = Math.max(1, turns() - REMEMBERED_TURNS + 1); turn <= turns(); turn++) {
            if (reading.tookUp(Integer.toString(turn))) {
                takenUp.add(text(turn(turn)));
            }
        }
        return new ProtocolReading(
                reading.state(), reading.since(), reading.conversation(), text(folder.resolve("composer")), takenUp);
    }

    /** What people read, with the last words of a program that broke off, and the text that waits to be submitted. */
    synchronized List<String> lines() throws IOException {
        StreamReading reading = read();
        List<String> lines = new ArrayList<>(reading.lines());
        Path errors = folder.resolve("errors");
        if (reading.left().isPresent() && Files.exists(errors)) {
            List<String> words =
                    Files.readString(errors, StandardCharsets.UTF_8).lines().toList();
            lines.addAll(words.subList(Math.max(0, words.size() - SHOWN_LINES), words.size()));
        }
        String draft = text(folder.resolve("composer"));
        draft.lines().map(line -> "(not submitted) " + line).forEach(lines::add);
        return lines;
    }

    /** What was said after so many lines, as far as it is kept. */
    synchronized SaidLines said(long after) throws IOException {
        read();
        return stream.said(after);
    }

    /** Takes the file as the next piece of what waits to be submitted. */
    synchronized void paste(Path text) throws IOException {
        int pieces = files(folder.resolve("composer")).size();
        Files.createDirectories(folder.resolve("composer"));
        Path piece = folder.resolve("composer").resolve("%04d.txt".formatted(pieces + 1));
        Files.move(text, piece, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes what waits one message and hands it over; false when nothing waits. */
    synchronized boolean submit() throws IOException {
        Path composer = folder.resolve("composer");
        if (files(composer).isEmpty()) {
            return false;
        }
        int number = turns() + 1;
        Files.move(composer, turn(number), StandardCopyOption.ATOMIC_MOVE);
        try {
            makeReady(number);
            wake(number);
        } catch (IOException failure) {
            takeBack(number, composer);
            throw failure;
        }
        Files.createDirectories(composer);
        return true;
    }

    /** What could not be handed over waits again as it did before. */
    private void takeBack(int number, Path composer) throws IOException {
        Files.deleteIfExists(turn(number).resolve(READY));
        Files.deleteIfExists(turn(number).resolve("input"));
        Files.move(turn(number), composer, StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeReady(int number) throws IOException {
        String conversation = read().conversation();
        Path next = folder.resolve("next.sh");
        boolean goesOn = !conversation.isEmpty() && Files.exists(next);
        String script = goesOn
                ? Files.readString(next).replace("{session}", conversation)
                : Files.readString(folder.resolve("first.sh"));
        String turn = "turns/" + number + "/";
        AtomicFileWriter.write(
                folder.resolve(turn + "input"), protocol.message(text(turn(number))), FilePermissions.ownerOnly());
        write(turn + READY, script);
    }

    /** Opened to read as well, so that it never waits for a process that is gone. */
    private void wake(int number) throws IOException {
        try (RandomAccessFile wake = new RandomAccessFile(folder.resolve("wake").toFile(), "rw")) {
            wake.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private StreamReading read() throws IOException {
        stream.readOn();
        return stream.reading();
    }

    private Path turn(int number) {
        return folder.resolve("turns").resolve(Integer.toString(number));
    }

    private int turns() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("turns"))) {
            return (int) all.count();
        }
    }

    private static String text(Path pieces) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path piece : files(pieces)) {
            text.append(Files.readString(piece, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        } catch (NoSuchFileException stoppedInTheMiddle) {
            return List.of();
        }
    }

    private void write(String file, String text) throws IOException {
        AtomicFileWriter.write(
                folder.resolve(file), text.getBytes(StandardCharsets.UTF_8), FilePermissions.ownerOnly());
    }
}
