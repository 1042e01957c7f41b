package dev.czar.project.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.tasklist.TaskList.ListedTask;
import dev.czar.project.tasklist.TaskList.TaskListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistFileTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void begin() throws Exception {
        root = Files.createDirectory(folder.resolve("tally"));
    }

    @Test
    void anItemIsATaskWithTheTextBelowItAndTheTermsBehindIt() throws Exception {
        ListedTask task = only(
                """
                # To do

                Some words that belong to nothing.

                - [ ] Parse dates (draft) (after: Log in, tokens) (priority: high) (labels: api, small) (for: ada) (due: 2026-12-24)

                    Dates as in *ISO 8601*.

                      - not an item
                Not part of it.
                - [ ] Log in
                * [ ] Tokens (id: tokens)
                """,
                "parse-dates-draft");
        assertThat(task)
                .extracting(ListedTask::title, ListedTask::text, ListedTask::done, ListedTask::line)
                .containsExactly("Parse dates (draft)", "Dates as in *ISO 8601*.\n\n  - not an item", false, 5);
        assertThat(task.terms())
                .isEqualTo(new TaskList.ListedTerms(
                        List.of("log-in", "tokens"), "high", List.of("api", "small"), "ada", "2026-12-24"));
    }

    @Test
    void anItemWaitsForThoseNestedInItThatAreNotDone() throws Exception {
        String text =
                """
                - [ ] Login
                  - [x] Form
                  - [ ] Session
                    \tin a cookie
                  After both, the page.
                1. [ ] Login page (after: form, login)
                """;
        assertThat(only(text, "login").terms().after()).containsExactly("session");
        assertThat(only(text, "login").text()).isEqualTo("After both, the page.");
        assertThat(only(text, "session").text()).isEqualTo("in a cookie");
        assertThat(only(text, "login-page").terms().after()).containsExactly("login");
        assertThat(only(text, "form").done()).isTrue();
    }

    @Test
    void namesStayWhereverTheItemsAreMovedToAndInWhateverLanguageTheyAre() throws Exception {
        assertThat(read("- [ ] Übergabe!\n- [ ] 日付\n").tasks())
                .extracting(ListedTask::id)
                .isEqualTo(List.of("ubergabe", "task-666819e1"));
        assertThat(read("\n\n1) [ ] 日付\n\n- [X] `Übergabe`\n").tasks())
                .extracting(ListedTask::id)
                .isEqualTo(List.of("task-666819e1", "ubergabe"));
    }

    @Test
    void whatIsInCodeOrCommentsOrNoBoxIsNoItem() throws Exception {
        assertThat(
                        read("""
                                ```
                                - [ ] in code
                                ```
                                <!-- - [ ] hidden
                                - [ ] also hidden -->
                                - [link](http://forge.test)
                                - [1] a note
                                - plain
                                - [ ] Real
                                """)
                                .tasks())
                .extracting(ListedTask::id)
                .containsExactly("real");
    }

    @Test
    void whatIsWrongWithAnItemIsSaidWithItsPlaceAndTheOthersGoOn() throws Exception {
        TaskListing listing = read(
                """
                - [ ] Good
                - [] No blank
                - [ ]
                -[ ] Close
                - [ ] Late (priority: soon)
                - [ ] Typed (afetr: good)
                - [ ] Waits (after: godo)
                - [ ] Sick (labels: a b)
                - [ ] Good
                - [ ] Mine (id: issue-4)
                """);
        assertThat(listing.tasks()).extracting(ListedTask::id).containsExactly("good");
        assertThat(listing.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "TODO.md:2:1: this is nearly an item (expected `- [ ] title`, or `- [x] title`)",
                        "TODO.md:3:1: this is nearly an item (expected `- [ ] title`, or `- [x] title`)",
                        "TODO.md:4:1: this is nearly an item (expected `- [ ] title`, or `- [x] title`)",
                        "TODO.md:5:13: 'priority' is 'soon' (expected high, medium, low or a number)",
                        "TODO.md:6:14: unknown word 'afetr' (did you mean 'after'?)",
                        "TODO.md:8:13: 'labels' is 'a b' (expected names with commas between them, each 1-40 letters, digits, '_' or '-')",
                        "TODO.md:10:7: 'issue-4' is the name of an issue of the forge (expected another (id: name))",
                        "TODO.md:9:7: the item of line 1 is named 'good' too (give this one a name of its own: (id: name))",
                        "TODO.md:7:7: it waits for 'godo', which is no item (did you mean 'good'?)");
    }

    @Test
    void aTickChangesOneLetterAndNothingElse() throws Exception {
        String text = "\uFEFF# To do \t\r\n\r\n*\t[ ]  Eins  \r\n   - [ ] zwei ✓\r\n\tno newline at the end";
        write(text);
        assertThat(list().tick("zwei")).isTrue();
        assertThat(list().tick("zwei")).isTrue();
        assertThat(Files.readString(root.resolve("TODO.md"))).isEqualTo(text.replace("- [ ]", "- [x]"));
        assertThat(list().tick("three")).isFalse();
    }

    @Test
    void whatAPersonWritesMeanwhileStays() throws Exception {
        write("- [ ] One\n- [ ] Two\n");
        List<String> seen = new ArrayList<>();
        boolean changed = new ListedFile(layout(), "TODO.md").change(text -> {
            if (seen.isEmpty()) {
                write("- [ ] New\n" + text);
            }
            seen.add(text);
            return Optional.of(text.replace("- [ ] One", "- [x] One"));
        });
        assertThat(changed).isTrue();
        assertThat(seen).hasSize(2);
        assertThat(root.resolve("TODO.md")).hasContent("- [ ] New\n- [x] One\n- [ ] Two\n");
    }

    @Test
    void aFileThatIsMissingNoTextOrElsewhereIsRefused() throws Exception {
        assertThatThrownBy(list()::read)
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith("TODO.md is missing");
        Files.write(root.resolve("TODO.md"), "- [ ] \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(list()::read).hasMessage("TODO.md:1:1: the file is not UTF-8 text");
        Files.delete(root.resolve("TODO.md"));
        Files.createSymbolicLink(root.resolve("TODO.md"), Files.writeString(folder.resolve("elsewhere"), "- [ ] One"));
        assertThatThrownBy(list()::read).hasMessageContaining("leads out of the repository");
    }

    private ListedTask only(String text, String id) throws Exception {
        TaskListing listing = read(text);
        assertThat(listing.problems()).isEmpty();
        return listing.task(id).orElseThrow();
    }

    private TaskListing read(String text) throws Exception {
        write(text);
        return list().read();
    }

    private void write(String text) {
        try {
            Files.writeString(root.resolve("TODO.md"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private TaskList list() {
        return TaskList.of(layout(), "TODO.md");
    }

    private ProjectLayout layout() {
        return new ProjectLayout(root, root.resolve(".git"));
    }
}
