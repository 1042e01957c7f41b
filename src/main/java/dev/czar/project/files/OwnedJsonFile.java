package dev.czar.project.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/** JSON files that Czar itself writes: what is not readable is put beside, never thrown away. */
public final class OwnedJsonFile {

    private OwnedJsonFile() {}

    public static ObjectNode readOrSetAside(Path file, Clock clock) throws IOException {
        try {
            return JsonFileEditor.object(SharedJsonFile.content(file));
        } catch (NoSuchFileException missing) {
            return JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException | JsonFileEditor.NotJsonObjectException broken) {
            Path beside = file.resolveSibling(file.getFileName() + ".unreadable-" + clock.millis());
            Files.move(file, beside, StandardCopyOption.ATOMIC_MOVE);
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The object under a key, made when there is something else or nothing. */
    public static ObjectNode object(ObjectNode parent, String key) {
        return parent.get(key) instanceof ObjectNode child ? child : parent.putObject(key);
    }
}
