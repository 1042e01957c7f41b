package dev.czar.loop.trial;

import dev.czar.io.RecentMap;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** What trials run with: rule books, of which the last few are kept. */
public final class TrialTools {

    private static final int KEPT = 4;

    private final RuleBookLoader loader;
    private final Map<String, LoadedBook> books;
    private final IntConsumer progress;

    public TrialTools(RuleBookLoader loader) {
        this(loader, Collections.synchronizedMap(new RecentMap<>(KEPT)), done -> {});
    }

    private TrialTools(RuleBookLoader loader, Map<String, LoadedBook> books, IntConsumer progress) {
        this.loader = loader;
        this.books = books;
        this.progress = progress;
    }

    /** The same for one trial, of which {@code progress} hears how many cycles are done. */
    public TrialTools telling(IntConsumer hearer) {
        return new TrialTools(loader, books, hearer);
    }

    void tell(int done) {
        progress.accept(done);
    }

    RuleBook book(RuleFiles files) throws InvalidRules {
        return books.computeIfAbsent(files.revision(), unknown -> new LoadedBook())
                .of(files, loader);
    }

    /** A book that is loaded once, also for many who ask at once. */
    private static final class LoadedBook {

        private Optional<RuleBook> book = Optional.empty();

        synchronized RuleBook of(RuleFiles files, RuleBookLoader loader) throws InvalidRules {
            if (book.isEmpty()) {
                book = Optional.of(loader.book(files));
            }
            return book.get();
        }
    }
}
