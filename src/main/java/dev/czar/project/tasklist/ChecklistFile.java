package dev.czar.project.tasklist;

import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;

/** A Markdown file whose items with a box are tasks. */
final class ChecklistFile implements TaskList {
    private final ProjectLayout layout;
    private final String name;
    private final ListedFile file;

    ChecklistFile(ProjectLayout layout, String name) {
        this.layout = layout;
        this.name = name;
        this.file = new ListedFile(layout, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path folder() {
        return path().getParent();
    }

    @Override
    public boolean isPart(Path changed) {
        return changed.equals(path());
    }

    @Override
    public TaskListing read() throws ProjectException {
        return new ChecklistReader(name, file.text()).read();
    }

    @Override
    public boolean tick(String task) throws ProjectException, IOException {
        return file.change(text -> new ChecklistReader(name, text)
                .read()
                .task(task)
                .map(item ->
                        item.done() ? text : text.substring(0, item.mark()) + "x" + text.substring(item.mark() + 1)));
    }

    private Path path() {
        return layout.root().resolve(name);
    }
}
