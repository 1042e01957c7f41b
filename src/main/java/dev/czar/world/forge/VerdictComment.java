package dev.czar.world.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewComment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Czar's verdict as it stands on a forge: readable for people, and word for word in a comment that is not shown. */
public record VerdictComment(ReviewAnswer answer) {
    private static final int LONGEST = 20_000;
    private static final Pattern EMBEDDED_JSON = Pattern.compile("<!-- czar:verdict (\\{.*}) -->", Pattern.DOTALL);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What of the answer fits. */
    public static VerdictComment of(ReviewAnswer answer) {
        VerdictComment whole = new VerdictComment(answer);
        return whole.json().length() <= LONGEST
                ? whole
                : new VerdictComment(new ReviewAnswer(answer.verdict(), answer.summary(), List.of()));
    }

    public static Optional<VerdictComment> parse(String body) {
        Matcher kept = EMBEDDED_JSON.matcher(body);
        if (!kept.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VerdictComment(MAPPER.readValue(kept.group(1), ReviewAnswer.class)));
        } catch (JsonProcessingException edited) {
            return Optional.empty();
        }
    }

    public boolean isLatestOf(ForgePullRequest pull, String head) {
        return pull.reviews().stream()
                .filter(review -> review.head().equals(head) && review.author().equals(ForgePullRequest.CZAR))
                .reduce((earlier, later) -> later)
                .map(PullRequestReview::answer)
                .filter(answer::equals)
                .isPresent();
    }

    public String body() {
        String comments = answer.comments().stream().map(VerdictComment::line).collect(Collectors.joining("\n"));
        String text = "%s%n%n%s%n%s".formatted(summary(), QuotedText.of(answer.summary()), comments);
        return text.strip() + "\n\n<!-- czar:verdict " + json() + " -->";
    }

    public String summary() {
        return switch (answer.verdict()) {
            case APPROVE -> "Czar's review: approved.";
            case REQUEST_CHANGES -> "Czar's review: changes requested.";
            case ERROR -> "Czar's review failed.";
        };
    }

    /** As the state of a commit status. */
    public String state() {
        return switch (answer.verdict()) {
            case APPROVE -> "success";
            case REQUEST_CHANGES -> "failure";
            case ERROR -> "error";
        };
    }

    private static String line(ReviewComment comment) {
        return QuotedText.of("%s:%d: %s".formatted(comment.file(), comment.line(), comment.text()));
    }

    /** Without what would end the comment it stands in. */
    private String json() {
        try {
            return MAPPER.writeValueAsString(answer).replace(">", "\\u003e");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Foreign text as a quotation that calls nobody and hides nothing. */
    static final class QuotedText {
        private QuotedText() {}

        static String of(String text) {
            return text.replace("@", "@\u200b")
                    .replace("<!--", "<\u200b!--")
                    .lines()
                    .map(line -> "> " + line)
                    .collect(Collectors.joining("\n"));
        }
    }
}
