package dev.czar.actuator.delivery;

import dev.czar.project.ProjectProblem;
import dev.czar.project.Prompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Makes the text to paste of a letter: itself, or one line that names a file which holds it byte for byte. */
final class Parcel {
    private final Prompts prompts;

    Parcel(Prompts prompts) {
        this.prompts = prompts;
    }

    String pack(Seat seat, Letter letter) throws IOException, ProjectProblem {
        if (Envelope.fits(seat, letter)) {
            return Envelope.pasted(letter, letter.text());
        }
        byte[] content = Envelope.bytes(letter.text());
        Path file = seat.privateFolder().resolve(letter.id() + ".md");
        write(file, content);
        Map<String, String> values = Map.of(
                "worker", letter.worker(),
                "file", seat.worktree().relativize(file).toString(),
                "sha256", Digest.sha256(content),
                "id", letter.id());
        return Envelope.pasted(letter, prompts.fill("pointer", values));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "message", ".tmp");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
