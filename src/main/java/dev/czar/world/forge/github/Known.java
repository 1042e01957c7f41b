package dev.czar.world.forge.github;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest answers with their tags, so that GitHub need only say that nothing is new. */
final class Known {
    private static final int MOST = 500;

    private final Map<String, Answer> answers = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST;
        }
    });

    Optional<Answer> of(String url) {
        return Optional.ofNullable(answers.get(url));
    }

    void keep(String url, Answer answer) {
        if (answer.status() == 200 && !answer.header("etag").isEmpty()) {
            answers.put(url, answer);
        }
    }
}
