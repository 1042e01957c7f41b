package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ContentHash;
import dev.czar.io.ShellQuoting;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Makes the text to paste of a message: itself, or one line that names a file which holds it byte for byte. */
final class PasteText {
    private final PromptTemplates prompts;

    PasteText(PromptTemplates prompts) {
        this.prompts = prompts;
    }

    String render(WorkerSession session, WorkerMessage message) throws IOException, ProjectException {
        if (PasteFormat.fitsPaste(session, message)) {
            return PasteFormat.withMarker(message, message.text());
        }
        byte[] content = PasteFormat.bytes(withEnd(session, message));
        Path file = session.privateFolder().resolve(message.id() + ".md");
        AtomicFileWriter.write(file, content, FilePermissions.ownerOnly());
        Map<String, String> values = Map.of(
                "worker", message.worker(),
                "file", session.worktree().relativize(file).toString(),
                "sha256", ContentHash.sha256(content),
                "id", message.id());
        return PasteFormat.withMarker(message, prompts.fill("pointer", values));
    }

    /** The text as it is; its last line asks for the acknowledgement, which so proves that the file was read to its end. */
    private static String withEnd(WorkerSession session, WorkerMessage message) {
        String acknowledge = "--ack " + message.id();
        if (message.text().stripTrailing().endsWith(acknowledge)) {
            return message.text();
        }
        String report =
                ShellQuoting.word(ProjectLayout.reportScript(session.worktree()).toString());
        return message.text() + "\n\nThis is the end of the message. Say that you have read it to here:\n    " + report
                + " " + acknowledge + "\n";
    }

    /** Decides how a text travels: pasted as it is, or in a file when it is long or a terminal or agent would change or expand it. */
    static final class PasteFormat {
        private PasteFormat() {}

        /** The text a reader of lines sees: line feeds only, none at the end, and the id as a line of its own. */
        static String withMarker(WorkerMessage message, String text) {
            return normalised(text) + "\n" + message.marker();
        }

        static boolean fitsPaste(WorkerSession session, WorkerMessage message) {
            String text = normalised(message.text());
            boolean special = text.codePoints().anyMatch(PasteFormat::control)
                    || session.agent().signs().expands(text)
                    || session.agent().expandsTabs() && text.indexOf('\t') >= 0;
            return !special
                    && bytes(withMarker(message, text)).length
                            <= session.agent().pasteLimit();
        }

        static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static String normalised(String text) {
            return text.replace("\r\n", "\n").replaceAll("\n+$", "");
        }

        private static boolean control(int character) {
            return Character.isISOControl(character) && character != '\n' && character != '\t';
        }
    }
}
