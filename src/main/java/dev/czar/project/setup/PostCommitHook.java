package dev.czar.project.setup;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ResourceReader;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The git hook through which a commit is heard of at once, beside whatever hook is already there. */
public final class PostCommitHook {

    private static final String SHEBANG = "#!/bin/sh\n";
    private static final String CALL_PREVIOUS_HOOK = "before=$(dirname \"$0\")/post-commit.before-czar\n"
            + "[ -x \"$before\" ] || exit 0\n"
            + "exec \"$before\" \"$@\"\n";
    private static final Pattern SHELL =
            Pattern.compile("\\A(#![^\\n]*[/ ](?:sh|bash|dash|ksh|zsh)(?: [^\\n]*)?\\n).*", Pattern.DOTALL);

    private final HooksFolder folder;
    private final Path hook;
    private final Path previousHook;
    private final String block;

    public PostCommitHook(ProjectLayout layout) throws IOException {
        this.folder = HooksFolder.of(layout);
        this.hook = folder.path().resolve("post-commit");
        this.previousHook = folder.path().resolve("post-commit.before-czar");
        this.block = ResourceReader.text("project/post-commit.sh");
    }

    /** Installs the hook if it is not there; the answer says why not, when it cannot be: watching finds commits too. */
    public Optional<String> install() throws IOException {
        Optional<String> reason = folder.reasonNotToInstall("post-commit");
        if (reason.isPresent() || isInstalled()) {
            return reason;
        }
        Files.createDirectories(folder.path());
        if (!Files.exists(hook, LinkOption.NOFOLLOW_LINKS)) {
            write(SHEBANG + block);
        } else if (isRunningShellScript()) {
            String script = text();
            int body = script.indexOf('\n') + 1;
            write(script.substring(0, body) + block + script.substring(body));
        } else {
            Files.move(hook, previousHook);
            write(SHEBANG + block + CALL_PREVIOUS_HOOK);
        }
        return Optional.empty();
    }

    /** Takes the hook out; what was there before is byte for byte as it was. */
    public void uninstall() throws IOException {
        if (!isInstalled()) {
            return;
        }
        String script = text();
        if (script.equals(SHEBANG + block)) {
            Files.delete(hook);
        } else if (script.equals(SHEBANG + block + CALL_PREVIOUS_HOOK)
                && Files.exists(previousHook, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(hook);
            Files.move(previousHook, hook);
        } else {
            write(script.replace(block, ""));
        }
    }

    public boolean isInstalled() throws IOException {
        return Files.isRegularFile(hook) && text().contains(block);
    }

    private boolean isRunningShellScript() throws IOException {
        return Files.isRegularFile(hook, LinkOption.NOFOLLOW_LINKS)
                && Files.isExecutable(hook)
                && SHELL.matcher(text()).matches();
    }

    /** Read byte by byte as Latin-1, so that writing it back changes nothing. */
    private String text() throws IOException {
        return new String(Files.readAllBytes(hook), StandardCharsets.ISO_8859_1);
    }

    private void write(String script) throws IOException {
        boolean isNew = !Files.exists(hook);
        AtomicFileWriter.write(hook, script.getBytes(StandardCharsets.ISO_8859_1));
        if (isNew) {
            Files.setPosixFilePermissions(hook, FilePermissions.executable());
        }
    }
}
