package dev.czar.project.tasklist;

import dev.czar.io.ContentHash;
import dev.czar.json.SpellingSuggestion;
import dev.czar.project.files.TextFormat;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What tasks are called whose names nobody chose: by their titles, so that they keep them wherever they are moved to. */
final class TaskNames {
    private static final int LONGEST = 60;
    private static final int HASH = 8;

    private TaskNames() {}

    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-|-$", "");
        return cut.isEmpty() ? "task-" + ContentHash.sha256(title).substring(0, HASH) : cut;
    }

    /** Why a name that no item has cannot be meant; nothing when it may be that of a task of the queue. */
    static Optional<String> unknown(String name, Collection<String> known) {
        if (!TextFormat.TASK.fits(name)) {
            return Optional.of("expected the title of an item, or the name of a task");
        }
        return SpellingSuggestion.nearlySame(name, known).map(best -> "did you mean '" + best + "'?");
    }
}
