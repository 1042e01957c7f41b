package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.io.FailureText;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows where the tokens of the project are, prints one, or makes another in its place. */
@Command(
        name = "token",
        description = "Show which tokens open the service and where they are kept.",
        subcommands = {TokenCommand.PrintCommand.class, TokenCommand.RotateCommand.class})
public final class TokenCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    /** A token by what it opens. */
    record TokenPlace(String role, String opens, Path file, boolean made) {

        static TokenPlace of(ProjectLayout layout, boolean reader) {
            Path file = reader ? layout.readingToken() : layout.token();
            return reader
                    ? new TokenPlace("reader", "what only reads", file, Files.exists(file))
                    : new TokenPlace("operator", "everything", file, Files.exists(file));
        }

        static TokenPlace ofAnswerLinks(ProjectLayout layout) {
            Path file = layout.answerKey();
            return new TokenPlace("answer-links", "an answer to one worker, by a link", file, Files.exists(file));
        }
    }

    @Override
    public Integer call() {
        ProjectLayout layout = ProjectLocator.layout(czar);
        List<TokenPlace> places =
                List.of(TokenPlace.of(layout, false), TokenPlace.of(layout, true), TokenPlace.ofAnswerLinks(layout));
        if (czar.json()) {
            czar.output().json(Map.of("tokens", places));
            return 0;
        }
        TextTable table = new TextTable("ROLE", "OPENS", "FILE");
        places.forEach(place -> table.row(
                Cell.of(place.role()),
                Cell.of(place.opens()),
                Cell.of(place.made() ? place.file().toString() : "not made yet, see: czar up")));
        czar.output().table(table);
        return 0;
    }

    private CommandFailure failure(Path file, IOException cause) {
        return CommandFailure.of(
                "cannot read or write " + file + ": " + FailureText.of(cause),
                "name a folder that you can write in " + ProjectLayout.OPERATOR_FOLDER + ", also for czar up",
                cause);
    }

    /** Prints one, for a program. */
    @Command(name = "print", description = "Print a token, for use as Authorization: Bearer TOKEN.")
    static final class PrintCommand implements Callable<Integer> {

        @ParentCommand
        private TokenCommand tokens;

        @Option(names = "--reader", description = "The one that opens what only reads.")
        private boolean reader;

        @Override
        public Integer call() {
            ProjectLayout layout = ProjectLocator.layout(tokens.czar);
            TokenPlace place = TokenPlace.of(layout, reader);
            try {
                String token = reader ? ApiToken.ofReader(layout) : ApiToken.of(layout);
                if (tokens.czar.json()) {
                    tokens.czar.output().json(Map.of("role", place.role(), "token", token));
                } else {
                    tokens.czar.output().line(token);
                }
                return 0;
            } catch (IOException failure) {
                throw tokens.failure(place.file(), failure);
            }
        }
    }

    /** The old one opens nothing from then on. */
    @Command(
            name = "rotate",
            description = "Make another token; the old one opens nothing from then on, also of a running Czar.")
    static final class RotateCommand implements Callable<Integer> {

        @ParentCommand
        private TokenCommand tokens;

        @Option(names = "--reader", description = "The one that opens what only reads.")
        private boolean reader;

        @Option(
                names = "--answer-links",
                description =
                        "What links to answer a worker are signed with: all that were sent lead nowhere from then on.")
        private boolean answerLinks;

        @Override
        public Integer call() {
            ProjectLayout layout = ProjectLocator.layout(tokens.czar);
            TokenPlace place = answerLinks ? TokenPlace.ofAnswerLinks(layout) : TokenPlace.of(layout, reader);
            try {
                ApiToken.renew(place.file());
            } catch (IOException failure) {
                throw tokens.failure(place.file(), failure);
            }
            if (tokens.czar.json()) {
                tokens.czar
                        .output()
                        .json(Map.of("role", place.role(), "file", place.file().toString()));
            } else {
                tokens.czar.output().line("made another token for the " + place.role() + ", in " + place.file());
            }
            return 0;
        }
    }
}
