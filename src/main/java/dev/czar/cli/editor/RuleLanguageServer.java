package dev.czar.cli.editor;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** One editor's session: says what is offered, and ends with it. */
public final class RuleLanguageServer implements LanguageServer, LanguageClientAware, WorkspaceService {

    private static final String WHY_NOT = "czar.whyNot";

    private final RuleWorkspace workspace = new RuleWorkspace();
    private final RuleActivityReader activity;
    private final RuleDocuments documents;
    private final CompletableFuture<Void> exit = new CompletableFuture<>();
    private volatile Optional<LanguageClient> editor = Optional.empty();
    private volatile boolean ended;

    RuleLanguageServer(RuleActivityReader activity) {
        this.activity = activity;
        this.documents = new RuleDocuments(workspace, new RuleCodeLenses(workspace, activity, WHY_NOT));
    }

    @Override
    public void connect(LanguageClient client) {
        editor = Optional.of(client);
        documents.publishTo(client);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams editor) {
        ServerCapabilities offered = new ServerCapabilities();
        offered.setTextDocumentSync(TextDocumentSyncKind.Full);
        offered.setCompletionProvider(new CompletionOptions(false, List.of("(", ".", "$", "@", "\"", " ")));
        offered.setHoverProvider(true);
        offered.setDefinitionProvider(true);
        offered.setRenameProvider(true);
        offered.setDocumentFormattingProvider(true);
        offered.setCodeLensProvider(new CodeLensOptions(false));
        offered.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(WHY_NOT)));
        return CompletableFuture.completedFuture(new InitializeResult(offered, new ServerInfo("czar")));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        ended = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        exit.complete(null);
    }

    /** Done when the editor says that it goes. */
    CompletableFuture<Void> exited() {
        return exit;
    }

    /** As the protocol asks: 0 after a shutdown, else 1. */
    int exitCode() {
        return ended ? 0 : 1;
    }

    @Override
    public void setTrace(SetTraceParams wanted) {
        // nothing is traced
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return this;
    }

    /** Shows why a rule does not fire now; the arguments are those of its lens. */
    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams asked) {
        List<String> arguments = asked.getArguments().stream()
                .map(argument -> ((JsonPrimitive) argument).getAsString())
                .toList();
        return CompletableFuture.supplyAsync(() -> {
            String answer = activity.whyNot(workspace.file(arguments.get(0)).folder(), arguments.get(1));
            editor.ifPresent(client -> client.showMessage(new MessageParams(MessageType.Info, answer)));
            return answer;
        });
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams change) {
        // there is nothing to configure
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams change) {
        documents.publishAll();
    }
}
