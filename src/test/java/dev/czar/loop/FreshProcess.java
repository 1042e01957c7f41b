package dev.czar.loop;

import dev.czar.json.Json;
import dev.czar.json.SnapshotFile;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import java.nio.file.Path;

/** Prints what a rules directory (first argument) makes of a facts file (second), with a cache (third), and ends. */
final class FreshProcess {

    private FreshProcess() {}

    public static void main(String[] arguments) throws Exception {
        RuleBooks books = new RuleBooks(FreshProcess.class.getClassLoader(), Path.of(arguments[2]));
        System.out.print(Json.text(
                DryRun.of(SnapshotFile.read(Path.of(arguments[1])), books.book(RuleFiles.of(Path.of(arguments[0]))))));
    }
}
