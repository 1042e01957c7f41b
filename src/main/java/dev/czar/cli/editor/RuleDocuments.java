package dev.czar.cli.editor;

import dev.czar.cli.editor.RuleWorkspace.OpenFile;
import dev.czar.cli.rule.VocabularyCatalogue;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.RuleFiles.RuleSource;
import dev.czar.rule.check.reading.RuleCompletion;
import dev.czar.rule.check.reading.RuleCompletion.Offer;
import dev.czar.rule.check.reading.RuleNavigation;
import dev.czar.rule.check.reading.RuleNavigation.Place;
import dev.czar.rule.check.reading.VocabularyPage;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.RuleFormatter;
import dev.czar.rule.check.syntax.TextSpan;
import dev.czar.rule.compile.RuleCheckReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/** The rule files open in an editor: what is wrong with them at each change, and what is asked of a place in them. */
final class RuleDocuments implements TextDocumentService {

    private static final Map<RuleCompletion.Kind, CompletionItemKind> KINDS = Map.of(
            RuleCompletion.Kind.KEYWORD, CompletionItemKind.Keyword,
            RuleCompletion.Kind.TYPE, CompletionItemKind.Class,
            RuleCompletion.Kind.FIELD, CompletionItemKind.Field,
            RuleCompletion.Kind.VALUE, CompletionItemKind.EnumMember,
            RuleCompletion.Kind.BINDING, CompletionItemKind.Variable,
            RuleCompletion.Kind.CALL, CompletionItemKind.Method,
            RuleCompletion.Kind.RULE, CompletionItemKind.Reference);

    private final RuleWorkspace workspace;
    private final RuleCodeLenses lenses;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final String meanings = VocabularyCatalogue.meanings();
    private volatile Optional<LanguageClient> editor = Optional.empty();

    RuleDocuments(RuleWorkspace workspace, RuleCodeLenses lenses) {
        this.workspace = workspace;
        this.lenses = lenses;
    }

    void publishTo(LanguageClient client) {
        editor = Optional.of(client);
    }

    void publishAll() {
        shown.forEach(this::publish);
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        String uri = opened.getTextDocument().getUri();
        workspace.put(uri, opened.getTextDocument().getText());
        shown.add(uri);
        publish(uri);
    }

    @Override
    public void didChange(DidChangeTextDocumentParams change) {
        String uri = change.getTextDocument().getUri();
        change.getContentChanges().forEach(whole -> workspace.put(uri, whole.getText()));
        publish(uri);
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        String uri = closed.getTextDocument().getUri();
        workspace.close(uri);
        shown.remove(uri);
        editor.ifPresent(client -> client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of())));
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        publishAll();
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams asked) {
        return answer(
                asked,
                place -> Either.forLeft(new RuleCompletion(
                                VocabularyPage.meanings(meanings),
                                RuleSource.of(place.file().files()).stream()
                                        .map(RuleSource::name)
                                        .toList())
                        .at(place.file().text(), place.offset()).stream()
                                .map(RuleDocuments::item)
                                .toList()));
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams asked) {
        return answer(asked, place -> place.navigation(meanings)
                .meaning(place.file().name(), place.offset())
                .map(text -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, text)))
                .orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams asked) {
        return answer(
                asked,
                place -> Either.forLeft(
                        place.navigation(meanings).definitions(place.file().name(), place.offset()).stream()
                                .map(found -> location(place.file(), found))
                                .toList()));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams asked) {
        return answer(
                asked,
                place -> new WorkspaceEdit(
                        place
                                .navigation(meanings)
                                .renamed(place.file().name(), place.offset(), asked.getNewName())
                                .stream()
                                .map(found -> location(place.file(), found))
                                .collect(Collectors.groupingBy(
                                        Location::getUri,
                                        Collectors.mapping(
                                                found -> new TextEdit(found.getRange(), asked.getNewName()),
                                                Collectors.toList())))));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
        return CompletableFuture.supplyAsync(() -> {
            String text = workspace.file(asked.getTextDocument().getUri()).text();
            String formatted = RuleFormatter.format(text);
            Range whole = TextPlaces.range(text, new TextSpan(0, text.length()));
            return formatted.equals(text) ? List.of() : List.of(new TextEdit(whole, formatted));
        });
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams asked) {
        return CompletableFuture.supplyAsync(
                () -> lenses.of(asked.getTextDocument().getUri()));
    }

    private <T> CompletableFuture<T> answer(TextDocumentPositionParams asked, Function<AskedPlace, T> answer) {
        return CompletableFuture.supplyAsync(() -> {
            OpenFile file = workspace.file(asked.getTextDocument().getUri());
            return answer.apply(new AskedPlace(file, TextPlaces.offset(file.text(), asked.getPosition())));
        });
    }

    private Location location(OpenFile from, Place place) {
        RuleFile file = from.files().find(place.file()).orElseThrow();
        return new Location(workspace.uri(from.folder(), file), TextPlaces.range(file.text(), place.span()));
    }

    private static CompletionItem item(Offer offer) {
        CompletionItem item = new CompletionItem(offer.word());
        item.setKind(KINDS.get(offer.kind()));
        item.setDetail(offer.meaning());
        return item;
    }

    private void publish(String uri) {
        OpenFile file = workspace.file(uri);
        List<Diagnostic> found = RuleCheckReport.of(file.files()).diagnostics().stream()
                .filter(diagnostic -> diagnostic.file().equals(file.name()))
                .map(RuleDocuments::diagnostic)
                .toList();
        editor.ifPresent(client -> client.publishDiagnostics(new PublishDiagnosticsParams(uri, found)));
    }

    private static Diagnostic diagnostic(CheckDiagnostic found) {
        Diagnostic diagnostic = new Diagnostic(
                new Range(
                        new Position(found.line() - 1, found.column() - 1),
                        new Position(found.endLine() - 1, found.endColumn() - 1)),
                found.message() + (found.hint().isEmpty() ? "" : " (" + found.hint() + ")"),
                found.error() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                "czar");
        diagnostic.setCode(found.code());
        return diagnostic;
    }

    private record AskedPlace(OpenFile file, int offset) {

        RuleNavigation navigation(String meanings) {
            return new RuleNavigation(file.files().texts(), meanings);
        }
    }
}
