package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.rule.check.syntax.CheckDiagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFolderTest {

    @TempDir
    Path folder;

    @Test
    void whatLooksLikeRulesAndIsNotReadIsTold() throws Exception {
        Files.writeString(folder.resolve("mine.drl"), "");
        Files.writeString(folder.resolve("mine.drools"), "");
        Files.writeString(folder.resolve("README.md"), "");
        Files.createDirectories(folder.resolve("infer/folder.drl"));
        Files.createSymbolicLink(folder.resolve("gone.csv"), folder.resolve("nothing"));

        assertThat(new RuleFolder(folder).unread())
                .extracting(CheckDiagnostic::file, CheckDiagnostic::message)
                .containsExactly(
                        tuple(
                                "gone.csv",
                                "this is no file, so nothing of it is read: a folder, a pipe, or a link to nothing"),
                        tuple(
                                "infer/folder.drl",
                                "this is no file, so nothing of it is read: a folder, a pipe, or a link to nothing"),
                        tuple("mine.drools", "this file is not read"));
    }
}
