package dev.czar.cli.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.decision.Message.InjectTask;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerTest;
import dev.czar.project.files.ProjectLayout;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An editor's client over real streams: it opens a file, types, completes, looks up, renames, formats and goes. */
@Timeout(120)
class RuleLanguageServerTest {

    private static final String TEXT =
            """
            package dev.czar.rules;

            import dev.czar.fact.*;
            import dev.czar.decision.*;

            rule "qa is left alone"
              @capability("A4") @why("it runs long tests")
            when
              $nudge : Nudge( worker == "qa", level == NudgeLevel.NUDGE )
              Idle( worker == $nudge.worker )
            then
              insertLogical( new Vetoed( $nudge ) );
            end
            """;

    @TempDir
    Path folder;

    private final Editor editor = new Editor();
    private LanguageServer server;
    private CompletableFuture<Integer> ended;
    private String uri;

    @BeforeEach
    void anEditorStartsTheServer() throws Exception {
        Pipe toServer = Pipe.open();
        Pipe toEditor = Pipe.open();
        ended = CompletableFuture.supplyAsync(() -> LspCommand.serve(
                environment(), Channels.newInputStream(toServer.source()), Channels.newOutputStream(toEditor.sink())));
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(
                editor, Channels.newInputStream(toEditor.source()), Channels.newOutputStream(toServer.sink()));
        launcher.startListening();
        server = launcher.getRemoteProxy();
        assertThat(server.initialize(new InitializeParams())
                        .get()
                        .getCapabilities()
                        .getHoverProvider()
                        .getLeft())
                .isTrue();
        Path file = folder.resolve(".czar/rules/govern/mine.drl");
        Files.createDirectories(file.getParent());
        uri = Files.writeString(file, TEXT).toUri().toString();
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "drl", 1, TEXT)));
    }

    @Test
    void aSession() throws Exception {
        assertThat(editor.diagnostics()).isEmpty();
        type(TEXT.replace("level ==", "levl =="));
        assertThat(editor.diagnostics())
                .containsExactly("9:35 unknown-field Nudge has no field levl (did you mean `level`?)");

        String begun = TEXT.replace("NudgeLevel.NUDGE )", "NudgeLevel. )");
        assertThat(completed(begun, "NudgeLevel.")).contains("ASK_STATUS", "NUDGE");
        assertThat(completed(TEXT, "level == ")).contains("NudgeLevel.NUDGE");
        assertThat(completed(TEXT, "  Idle( ")).contains("worker", "$nudge").doesNotContain("level");
        assertThat(completed(TEXT, "  Id")).contains("Idle").doesNotContain("worker");
        assertThat(completed(TEXT, "insertLogical( new V")).containsExactly("Vetoed");
        assertThat(completed(TEXT.replace("@why(", "@replaces(\"a stuck worker i\") @why("), "a stuck worker i"))
                .contains("a stuck worker is nudged");

        type(TEXT);
        assertThat(hover("Idle( w")).contains("Fields: `worker` text");
        assertThat(hover("level ==")).contains("`level` of Nudge: a NudgeLevel");
        assertThat(definitions("  Idle("))
                .isNotEmpty()
                .allMatch(found -> found.matches("file:.*czar-shipped-\\w+/infer/.*drl:\\d+"));
        assertThat(definitions("$nudge.worker")).containsExactly(uri + ":9");

        assertThat(server.getTextDocumentService()
                        .rename(new RenameParams(document(), at(TEXT, "$nudge.worker"), "$asked"))
                        .get()
                        .getChanges()
                        .get(uri))
                .extracting(edit -> edit.getRange().getStart().getLine() + " " + edit.getNewText())
                .containsExactly("8 $asked", "9 $asked", "11 $asked");

        type(TEXT.replace("( worker", "(worker").replace("then\n  ", "then\n"));
        List<? extends TextEdit> edits = server.getTextDocumentService()
                .formatting(new DocumentFormattingParams(document(), new FormattingOptions(2, true)))
                .get();
        assertThat(edits).extracting(TextEdit::getNewText).isEqualTo(List.of(TEXT));

        server.shutdown().get();
        server.exit();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aboveARuleOfAProjectStandsWhatItDidAndWhyItDoesNotNow() throws Exception {
        assertThat(lenses()).as("without a project").isEmpty();
        ProcessBuilder init = new ProcessBuilder("git", "init", "-q", folder.toString());
        assertThat(init.start().waitFor()).isZero();
        Files.writeString(folder.resolve(".czar/czar.yaml"), "project: tally\nworkers:\n  qa: { agent: claude }\n");
        String deciding = TEXT.replace("new Vetoed( $nudge )", "new AlertHuman( \"qa\", \"n\", \"t\" )")
                .replace("qa is left alone", "a rule");
        try (Ledger ledger = Ledger.open(ProjectLayout.find(folder).ledger())) {
            ledger.record(
                    "tally",
                    LedgerTest.cycle(LedgerTest.NOW, ledger.lastSeq("tally")),
                    List.of(LedgerTest.decision(new InjectTask("qa", "T1", 1))));
        }

        assertThat(lenses()).containsExactly("6:1 why not now");
        type(deciding);
        assertThat(lenses()).containsExactly("6:1 decided once in the last day", "6:1 why not now");
        type(deciding.replace("\"a rule\"", "\"another\""));
        assertThat(lenses()).contains("6:1 decided 0 times in the last day");

        Object answer = server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams("czar.whyNot", List.of(uri, "a rule")))
                .get();
        assertThat(answer.toString()).contains("czar up");
        assertThat(editor.messages.poll(60, TimeUnit.SECONDS)).contains("czar up");
    }

    private List<String> lenses() throws Exception {
        return server.getTextDocumentService().codeLens(new CodeLensParams(document())).get().stream()
                .map(lens -> (lens.getRange().getStart().getLine() + 1) + ":"
                        + (lens.getRange().getStart().getCharacter() + 1) + " "
                        + lens.getCommand().getTitle())
                .toList();
    }

    private ProcessEnvironment environment() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new ProcessEnvironment(
                folder, System.getenv(), Clock.fixed(LedgerTest.NOW, ZoneOffset.UTC), false, nowhere, nowhere);
    }

    private void type(String text) throws InterruptedException {
        editor.published.clear();
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, 2),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    private List<String> completed(String text, String before) throws Exception {
        type(text);
        return server
                .getTextDocumentService()
                .completion(new CompletionParams(document(), behind(text, before)))
                .get()
                .getLeft()
                .stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    private String hover(String word) throws Exception {
        return server.getTextDocumentService()
                .hover(new HoverParams(document(), at(TEXT, word)))
                .get()
                .getContents()
                .getRight()
                .getValue();
    }

    private List<String> definitions(String word) throws Exception {
        return server
                .getTextDocumentService()
                .definition(new DefinitionParams(document(), at(TEXT, word.strip())))
                .get()
                .getLeft()
                .stream()
                .map(found ->
                        found.getUri() + ":" + (found.getRange().getStart().getLine() + 1))
                .toList();
    }

    private TextDocumentIdentifier document() {
        return new TextDocumentIdentifier(uri);
    }

    private static Position at(String text, String word) {
        return TextPlaces.position(text, text.indexOf(word) + 1);
    }

    private static Position behind(String text, String words) {
        return TextPlaces.position(text, text.indexOf(words) + words.length());
    }

    /** Keeps what the server publishes. */
    private static final class Editor implements LanguageClient {

        private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        List<String> diagnostics() throws InterruptedException {
            return published.poll(60, TimeUnit.SECONDS).getDiagnostics().stream()
                    .map(found -> (found.getRange().getStart().getLine() + 1) + ":"
                            + (found.getRange().getStart().getCharacter() + 1) + " "
                            + found.getCode().getLeft() + " " + found.getMessage())
                    .toList();
        }

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void telemetryEvent(Object event) {
            throw new AssertionError(event);
        }

        @Override
        public void showMessage(MessageParams message) {
            messages.add(message.getMessage());
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            throw new AssertionError(request);
        }

        @Override
        public void logMessage(MessageParams message) {
            throw new AssertionError(message);
        }
    }
}
