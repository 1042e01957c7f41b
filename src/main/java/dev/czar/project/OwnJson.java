package dev.czar.project;

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
final class OwnJson {

    private OwnJson() {}

    static ObjectNode read(Path file, Clock clock) throws IOException {
        try {
            return JsonEdit.object(SharedFile.content(file));
        } catch (NoSuchFileException missing) {
            return JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException | JsonEdit.NotAnObject broken) {
            Path beside = file.resolveSibling(file.getFileName() + ".unreadable-" + clock.millis());
            Files.move(file, beside, StandardCopyOption.ATOMIC_MOVE);
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The object under a key, made when there is something else or nothing. */
    static ObjectNode object(ObjectNode parent, String key) {
        return parent.get(key) instanceof ObjectNode child ? child : parent.putObject(key);
    }
}
