package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.TextTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What people tell rules in words of their own. */
@Command(
        name = "note",
        description = "Tell rules something of your own: set, clear and list notes.",
        subcommands = {
            NoteCommand.NoteSetCommand.class,
            NoteCommand.NoteClearCommand.class,
            NoteCommand.NoteListCommand.class
        })
public final class NoteCommand implements Callable<Integer> {

    private static final String NOTES = "/notes";

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        return show(ProjectConnection.open(czar).get(NOTES));
    }

    private int show(JsonNode answer) {
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        TextTable table = new TextTable("NOTE", "ABOUT", "VALUE", "BY", "SET", "LASTS");
        answer.path("notes")
                .forEach(note -> table.row(
                        note.path("name").asText(),
                        note.path("subject").asText().isEmpty()
                                ? "project"
                                : note.path("subject").asText(),
                        note.path("value").asText(),
                        note.path("source").asText().toLowerCase(Locale.ROOT),
                        DurationText.of(note.path("age")) + " ago",
                        note.path("lasts").asText().equals("PT0S") ? "" : DurationText.of(note.path("lasts"))));
        czar.output().table(table);
        return 0;
    }

    private int post(String noun, String name, String subject, Map<String, String> more) {
        Map<String, String> body = new LinkedHashMap<>(more);
        body.put("name", name);
        body.put("subject", subject);
        return show(ProjectConnection.open(czar).post(noun, body));
    }

    /** States a note, or another value of it. */
    @Command(name = "set", description = "Set a note, such as: czar note set freeze --for 2h")
    static final class NoteSetCommand implements Callable<Integer> {

        @ParentCommand
        private NoteCommand note;

        @Parameters(index = "0", paramLabel = "NAME", description = "A word.")
        private String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "Its value (default: true).")
        private String value = "true";

        @Option(
                names = "--about",
                paramLabel = "SUBJECT",
                description = "A worker, a task, anything (default: the project).")
        private String about = "";

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "How long it lasts, such as 2h (default: until cleared).")
        private String duration = "";

        @Override
        public Integer call() {
            return note.post(NOTES, name, about, Map.of("value", value, "for", duration));
        }
    }

    /** Withdraws a note that was set. */
    @Command(name = "clear", description = "Clear a note that was set.")
    static final class NoteClearCommand implements Callable<Integer> {

        @ParentCommand
        private NoteCommand note;

        @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
        private String name;

        @Option(names = "--about", paramLabel = "SUBJECT", description = "What it is about (default: the project).")
        private String about = "";

        @Override
        public Integer call() {
            return note.post(NOTES + "/clear", name, about, Map.of());
        }
    }

    /** All notes. */
    @Command(name = "list", description = "List the notes of people, files and workers.")
    static final class NoteListCommand implements Callable<Integer> {

        @ParentCommand
        private NoteCommand note;

        @Override
        public Integer call() {
            return note.call();
        }
    }
}
