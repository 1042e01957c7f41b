package dev.czar.ledger.recording;

import dev.czar.fact.Board;
import dev.czar.fact.Observation;
import dev.czar.json.InvalidJson;
import dev.czar.json.JsonCodec;
import dev.czar.json.TextProblem;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.recording.Recording.RecordingHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a recording, plain or gzipped (*.gz), handing on each cycle with the snapshot the loop had. What comes before a
 * line that cannot be read is handed on; the line is a problem and nothing after it is read.
 */
public final class RecordingReader {

    private final String file;
    private final Consumer<RecordedCycle> consumer;
    private final Board board = new Board();
    private final Consumer<Observation> observer;
    private final Map<String, Map<String, String>> rules = new HashMap<>();
    private final List<TextProblem> problems = new ArrayList<>();
    private RecordingHeader header;
    private boolean ended;
    private int line;
    private int cycles;

    private RecordingReader(String file, Consumer<RecordedCycle> consumer, Consumer<Observation> observer) {
        this.file = file;
        this.consumer = consumer;
        this.observer = observer;
    }

    public static Recording read(Path file, Consumer<RecordedCycle> consumer) throws IOException {
        RecordingReader reader = new RecordingReader(file.toString(), consumer, observation -> {});
        try (RecordingLineReader lines = RecordingLineReader.of(file)) {
            reader.lines(lines);
        }
        return new Recording(Optional.ofNullable(reader.header), reader.cycles, reader.problems);
    }

    /** All that was observed, in the order of the recording, up to the first line that cannot be read. */
    public static List<Observation> observations(Path file) throws IOException {
        List<Observation> observations = new ArrayList<>();
        RecordingReader reader = new RecordingReader(file.toString(), cycle -> {}, observations::add);
        try (RecordingLineReader lines = RecordingLineReader.of(file)) {
            reader.lines(lines);
        }
        return observations;
    }

    private void lines(RecordingLineReader lines) throws IOException {
        for (String text = next(lines); text != null; text = next(lines)) {
            line++;
            if (!accepted(text)) {
                return;
            }
        }
        if (problems.isEmpty() && !ended) {
            problem("the recording was cut off: there is no end line after line " + line);
        }
    }

    private String next(RecordingLineReader lines) throws IOException {
        try {
            return lines.next();
        } catch (RecordingLineReader.UnreadableLine unreadable) {
            line++;
            problem(unreadable.getMessage());
            return null;
        }
    }

    private boolean accepted(String text) {
        try {
            accept(JsonCodec.read(file, text, RecordingLine.class));
        } catch (InvalidJson invalid) {
            invalid.problems().stream()
                    .map(problem -> new TextProblem(file, line, problem.column(), problem.message(), problem.hint()))
                    .forEach(problems::add);
        }
        return problems.isEmpty();
    }

    private void accept(RecordingLine read) {
        if (read instanceof RecordingLine.Header first) {
            header(first);
        } else if (header == null) {
            problem("expected a recording, which begins with its header");
        } else if (ended) {
            problem("expected nothing after the end line");
        } else if (read instanceof RecordingLine.Known known) {
            apply(known.observation());
        } else if (read instanceof RecordingLine.Seen seen) {
            apply(seen.observation());
        } else if (read instanceof RecordingLine.Rules book) {
            Map<String, String> files = new LinkedHashMap<>();
            book.files().forEach(rule -> files.put(rule.name(), rule.text()));
            rules.put(book.revision(), files);
        } else if (read instanceof RecordingLine.Cycle cycle) {
            cycle(cycle);
        } else if (read instanceof RecordingLine.End end) {
            end(end);
        }
    }

    private void apply(Observation observation) {
        board.apply(List.of(observation));
        observer.accept(observation);
    }

    private void header(RecordingLine.Header first) {
        if (line != 1) {
            problem("expected the header in the first line only");
        } else if (!first.format().equals(RecordingLine.FORMAT)) {
            problem("expected the format " + RecordingLine.FORMAT + ", found \"" + first.format() + "\"");
        } else {
            header = new RecordingHeader(first.project(), first.version(), first.from(), first.to());
        }
    }

    private void cycle(RecordingLine.Cycle cycle) {
        cycles++;
        consumer.accept(new RecordedCycle(
                cycle.id(),
                line,
                board.snapshot(cycle.at()),
                cycle.revision(),
                rules.getOrDefault(cycle.revision(), Map.of()),
                cycle.hash(),
                cycle.quarantined(),
                cycle.redacted()));
    }

    private void end(RecordingLine.End end) {
        ended = true;
        if (end.lines() != line) {
            problem("lines are missing: the recording had " + end.lines() + ", this is line " + line);
        }
    }

    private void problem(String message) {
        problems.add(new TextProblem(file, line, 1, message));
    }
}
