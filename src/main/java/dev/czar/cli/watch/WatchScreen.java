package dev.czar.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.CountText;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.ExpectedEndText;
import dev.czar.cli.console.FactText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.FactText.WaitingText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.cli.decision.DecisionText.StatusCell;
import dev.czar.cli.status.WorkersCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a project on so many columns and lines: what needs a human, workers, queue, decisions, keys. */
final class WatchScreen {

    /** What is drawn. */
    record WatchFrame(WatchDocuments documents, WatchSelection chosen, Instant now) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int FIXED_LINES = 5;
    private static final String KEYS = "  enter attach  ↑↓ tab choose  p pause  q quit";

    private final ConsoleOutput output;
    private final boolean colourful;

    WatchScreen(ConsoleOutput output, boolean colourful) {
        this.output = output;
        this.colourful = colourful;
    }

    List<String> lines(WatchFrame frame, int width, int height) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(frame, width));
        int left = Math.max(4, height - FIXED_LINES);
        List<String> needs = part(needs(frame, width), left / 4, "czar status");
        List<String> workers = workers(frame, width, Math.max(3, (left - needs.size()) / 2));
        lines.addAll(needs);
        lines.addAll(workers);
        List<String> tasks =
                part(tasks(frame, width), Math.max(2, (left - needs.size() - workers.size()) / 2), "czar tasks");
        lines.addAll(tasks);
        decisions(frame, width).stream()
                .limit(Math.max(0, height - 2 - lines.size()))
                .forEach(lines::add);
        while (lines.size() < height - 2 && height < Integer.MAX_VALUE / 4) {
            lines.add("");
        }
        lines.add(cut(frame.chosen().line(), Colour.CAUTION, width));
        lines.add(cut(WatchKey.summary() + KEYS, Colour.FAINT, width));
        return lines;
    }

    private String heading(WatchFrame frame, int width) {
        JsonNode project = frame.documents().one("project");
        JsonNode progress = frame.documents().one("progress");
        String end = ExpectedEndText.of(progress, frame.now());
        String orders = project.path("orders").isEmpty()
                ? ""
                : "   " + CountText.of(project.path("orders").size(), "override");
        String done = progress.path("total").asInt() == 0
                ? ""
                : "   %d of %d tasks done"
                        .formatted(
                                progress.path("done").asInt(),
                                progress.path("total").asInt());
        String text = "%s  %s%s%s%s   %s"
                .formatted(
                        project.path("name").asText(),
                        project.path("state").asText(),
                        done,
                        end.isEmpty() ? "" : ", " + end,
                        orders,
                        TIME.format(frame.now()));
        String problem = frame.documents().problem();
        return problem.isEmpty() ? cut(text, Colour.HEADING, width) : cut(problem, Colour.BAD, width);
    }

    private List<String> needs(WatchFrame frame, int width) {
        List<JsonNode> needs = frame.documents().needs();
        if (needs.isEmpty()) {
            return List.of(cut("● Nothing needs attention.", Colour.GOOD, width));
        }
        return needs.stream()
                .map(need -> cut("! " + need(need) + age(need.path("since"), frame.now()), Colour.BAD, width))
                .toList();
    }

    private static String need(JsonNode need) {
        String about = need.path("worker").asText();
        String kind = need.path("kind").asText();
        String verb =
                switch (kind) {
                    case "QUESTION" -> "asks: ";
                    case "PERMISSION" -> "asks to be allowed: ";
                    case "DIALOG" -> "shows a dialog: ";
                    case "GIVEN_UP" -> "is not restarted: ";
                    case "APPROVAL" -> need.path("decision").asText() + " awaits approval: ";
                    case "PROBLEM" -> "Czar itself: ";
                    default -> "";
                };
        return about + (about.isEmpty() ? "" : " ") + verb + need.path("text").asText();
    }

    /** The rows around the chosen one, as many as there is room for. */
    private List<String> workers(WatchFrame frame, int width, int room) {
        List<JsonNode> all = frame.documents().workers();
        List<String> ids =
                all.stream().map(worker -> worker.path("id").asText()).toList();
        int rows = Math.min(all.size(), room - 1);
        int first = Math.max(0, Math.min(ids.indexOf(frame.chosen().worker()) - rows / 2, all.size() - rows));
        TextTable table = new TextTable("", "WORKER", "HEALTH", "TASK", "STAGE", "WAITING FOR", "ACTIVE");
        all.subList(first, first + rows).forEach(worker -> table.row(workerRow(frame, worker)));
        return table.lines(width, colourful);
    }

    private static Cell[] workerRow(WatchFrame frame, JsonNode worker) {
        String id = worker.path("id").asText();
        String task = worker.path("task").asText();
        return new Cell[] {
            new Cell(id.equals(frame.chosen().worker()) ? "▶" : "", Colour.CAUTION),
            Cell.of(id),
            WorkersCommand.health(worker),
            Cell.of(task),
            Cell.of(NameText.of(
                    frame.documents().one("task/" + task).path("stage").asText())),
            Cell.of(task.isEmpty() ? "" : WaitingText.of(worker.path("waitingFor"))),
            Cell.of(age(worker.path("lastSignOfLife"), frame.now()))
        };
    }

    /** How many are at which stage, then those that still wait for something. */
    private List<String> tasks(WatchFrame frame, int width) {
        List<JsonNode> all = frame.documents().all("task");
        String counts = frame.documents().one("project").path("tasks").properties().stream()
                .map(entry -> entry.getValue().asText() + " " + NameText.of(entry.getKey()))
                .collect(Collectors.joining(", "));
        Stream<String> open = all.stream()
                .filter(task -> !task.path("waitingFor").isEmpty())
                .map(task -> "  %s  %s  waiting for: %s"
                        .formatted(
                                task.path("task").path("id").asText(),
                                NameText.of(task.path("stage").asText()),
                                WaitingText.of(task.path("waitingFor"))))
                .map(text -> cut(text, Colour.PLAIN, width));
        return Stream.concat(Stream.of(cut("QUEUE  " + counts, Colour.HEADING, width)), open)
                .toList();
    }

    private List<String> decisions(WatchFrame frame, int width) {
        TextTable table = new TextTable("TIME", "STATUS", "DECISION", "RULE");
        frame.documents().all("decision").stream()
                .sorted(Comparator.comparingLong(
                                (JsonNode decision) -> decision.path("id").asLong())
                        .reversed())
                .limit(100)
                .forEach(decision -> table.row(
                        Cell.of(TIME.format(Instant.parse(decision.path("at").asText()))),
                        StatusCell.of(decision.path("status").asText()),
                        Cell.of(FactText.of(decision.path("action"))),
                        Cell.of(decision.path("rule").asText())));
        return table.lines(width, colourful);
    }

    private static List<String> part(List<String> lines, int room, String rest) {
        int most = Math.max(1, room);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, most));
        shown.set(most - 1, lines.get(most - 1) + "  and %d more: %s".formatted(lines.size() - most, rest));
        return shown;
    }

    private static String age(JsonNode moment, Instant now) {
        if (!moment.isTextual()) {
            return "";
        }
        Duration age = Duration.between(Instant.parse(moment.asText()), now).truncatedTo(ChronoUnit.SECONDS);
        return " (" + DurationText.of(age) + ")";
    }

    private String cut(String text, Colour colour, int width) {
        Cell cell = Cell.of(text);
        return output.painted(colour, cell.fitted(Math.min(width, cell.width())));
    }
}
