package dev.czar.world.forge.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullReview;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewComment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.github.GHCommitState;

/** Czar's verdict as it stands on GitHub: readable for people, and word for word in a comment that is not shown. */
record Verdict(ReviewAnswer answer) {
    private static final int LONGEST = 20_000;
    private static final Pattern KEPT = Pattern.compile("<!-- czar:verdict (\\{.*}) -->", Pattern.DOTALL);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What of the answer fits. */
    static Verdict of(ReviewAnswer answer) {
        Verdict whole = new Verdict(answer);
        return whole.json().length() <= LONGEST
                ? whole
                : new Verdict(new ReviewAnswer(answer.verdict(), answer.summary(), List.of()));
    }

    static Optional<Verdict> in(String body) {
        Matcher kept = KEPT.matcher(body);
        if (!kept.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Verdict(MAPPER.readValue(kept.group(1), ReviewAnswer.class)));
        } catch (JsonProcessingException edited) {
            return Optional.empty();
        }
    }

    boolean isLatestOf(Pull pull, String head) {
        return pull.reviews().stream()
                .filter(review -> review.head().equals(head) && review.author().equals(Pull.CZAR))
                .reduce((earlier, later) -> later)
                .map(PullReview::answer)
                .filter(answer::equals)
                .isPresent();
    }

    String body() {
        String comments = answer.comments().stream().map(Verdict::line).collect(Collectors.joining("\n"));
        String text = "%s%n%n%s%n%s".formatted(words(), Quoted.of(answer.summary()), comments);
        return text.strip() + "\n\n<!-- czar:verdict " + json() + " -->";
    }

    String words() {
        return switch (answer.verdict()) {
            case APPROVE -> "Czar's review: nothing to change.";
            case REQUEST_CHANGES -> "Czar's review: changes are wanted.";
            case ERROR -> "Czar's review could not be had.";
        };
    }

    GHCommitState state() {
        return switch (answer.verdict()) {
            case APPROVE -> GHCommitState.SUCCESS;
            case REQUEST_CHANGES -> GHCommitState.FAILURE;
            case ERROR -> GHCommitState.ERROR;
        };
    }

    private static String line(ReviewComment comment) {
        return Quoted.of("%s:%d: %s".formatted(comment.file(), comment.line(), comment.text()));
    }

    /** Without what would end the comment it stands in. */
    private String json() {
        try {
            return MAPPER.writeValueAsString(answer).replace(">", "\\u003e");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
