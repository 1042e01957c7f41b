package dev.czar.project.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.project.files.ProjectLayout;
import dev.czar.project.tasklist.TaskList.ListedTask;
import dev.czar.project.tasklist.TaskList.TaskListing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFolderTest {
    @TempDir
    Path root;

    @Test
    void eachFileIsATaskAndOneThatIsWrongStopsNoOther() throws Exception {
        write("README.md", "- not a task");
        write(
                "dates.md",
                "---\nafter: [login, form]\npriority: 3\nlabels: api\nfor: ada\ndue: 2026-12-24\ntags: [x]\n---\n# Parse dates\n\nAll.\n");
        write("form.md", "---\r\ntitle: The form\r\ndone: true\r\n---\r\n");
        write("late.md", "---\npriority: soon\n---\n");
        write("login.md", "Just words.\n");
        write("no good.md", "");
        TaskListing listing = list().read();
        assertThat(listing.tasks())
                .extracting(ListedTask::id, ListedTask::title, ListedTask::done, ListedTask::file)
                .containsExactly(
                        tuple("dates", "Parse dates", false, "todo/dates.md"),
                        tuple("form", "The form", true, "todo/form.md"),
                        tuple("login", "login", false, "todo/login.md"));
        assertThat(listing.tasks().get(0).terms())
                .isEqualTo(new TaskList.ListedTerms(List.of("login"), "3", List.of("api"), "ada", "2026-12-24"));
        assertThat(listing.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "todo/late.md:2:11: 'priority' is 'soon' (expected high, medium, low or a number)",
                        "todo/no good.md:1:1: 'no good' is not a good name (expected 1-80 letters, digits, '.', '_' or '-')");
    }

    @Test
    void whatHasLandedIsNotedAtTheTopAndNothingElseChanges() throws Exception {
        write("plain.md", "# Plain\r\nText  \r\n");
        write("front.md", "---\ntitle: T # why\n---\nText ✓");
        write("open.md", "---\ndone: no  # not yet\ntitle: T\n---\ndone: no");
        write("false.md", "---\ndone: false  # not yet\ntitle: T\n---\ndone: false");
        for (String task : List.of("plain", "front", "false", "false")) {
            assertThat(list().tick(task)).isTrue();
        }
        assertThat(content("plain.md")).isEqualTo("---\r\ndone: true\r\n---\r\n\r\n# Plain\r\nText  \r\n");
        assertThat(content("front.md")).isEqualTo("---\ntitle: T # why\ndone: true\n---\nText ✓");
        assertThat(content("false.md")).isEqualTo("---\ndone: true  # not yet\ntitle: T\n---\ndone: false");
        assertThatThrownBy(() -> list().tick("open")).hasMessageStartingWith("todo/open.md:2:7: 'done' is no ");
        assertThat(list().tick("gone")).isFalse();
    }

    @Test
    void aFolderThatIsMissingIsSaid() {
        assertThatThrownBy(list()::read).hasMessageStartingWith("cannot read the folder todo");
    }

    private void write(String file, String text) throws Exception {
        Files.createDirectories(root.resolve("todo"));
        Files.writeString(root.resolve("todo").resolve(file), text);
    }

    private String content(String file) throws Exception {
        return Files.readString(root.resolve("todo").resolve(file));
    }

    private TaskList list() {
        return TaskList.of(new ProjectLayout(root, root.resolve(".git")), "todo");
    }
}
