package dev.czar.rule.check;

import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of the rules of a book, and of a file, which is compiled as a whole, there is a number: more take minutes, and a heap, to compile. */
final class RuleCountCheck implements BookCheck {

    private static final int MOST_OF_BOOK = 2_000;
    private static final int MOST_OF_FILE = 500;

    private final int mostOfBook;
    private final int mostOfFile;

    RuleCountCheck() {
        this(MOST_OF_BOOK, MOST_OF_FILE);
    }

    RuleCountCheck(int mostOfBook, int mostOfFile) {
        this.mostOfBook = mostOfBook;
        this.mostOfFile = mostOfFile;
    }

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        Stream<CheckDiagnostic> book = tooMany(
                readings, mostOfBook, "in all", "let one rule that compares with a label or a Note say what many say");
        Stream<CheckDiagnostic> files =
                readings.stream()
                        .collect(Collectors.groupingBy(
                                reading -> reading.source().file()))
                        .values()
                        .stream()
                        .flatMap(file -> tooMany(
                                file,
                                mostOfFile,
                                "in one file",
                                "split it: of several files only the changed are compiled again"));
        return Stream.concat(book, files);
    }

    /** Said of the first that is too much. */
    private static Stream<CheckDiagnostic> tooMany(List<RuleReading> readings, int most, String where, String hint) {
        return readings.stream()
                .skip(most)
                .limit(1)
                .map(first -> first.diagnostic(
                        DiagnosticCode.LIMIT,
                        first.source().head(first.rule()),
                        "there are %d rules %s, more than %d".formatted(readings.size(), where, most),
                        hint));
    }
}
