package dev.czar.loop.rules;

import java.util.Optional;

/**
 * A change of one saved rule file: by whom, from the revision of the file they saw ("" when there was none) to another text;
 * with no text the project's own file is taken away.
 */
public record Edit(String file, String opened, Optional<String> text, Signature by) {

    String words() {
        return by.on((text.isPresent() ? "saved " : "took away ") + file);
    }
}
