package dev.czar.world.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.PlainText;
import dev.czar.world.review.ReviewAnswer.ReviewComment;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a verdict strictly: the one documented shape, or an error that says what is wrong. */
final class ReviewAnswerReader {
    private static final int SUMMARY_LIMIT = 8_000;
    private static final int COMMENT_LIMIT = 2_000;
    private static final int COMMENTS = 200;
    private static final Map<String, ReviewVerdict> VERDICTS =
            Map.of("approve", ReviewVerdict.APPROVE, "request_changes", ReviewVerdict.REQUEST_CHANGES);

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    ReviewAnswer read(String text) {
        try {
            return answer(mapper.readTree(text));
        } catch (JsonProcessingException invalid) {
            return ReviewAnswer.error("The reviewer's answer is not JSON: "
                    + PlainText.upTo(COMMENT_LIMIT, invalid.getOriginalMessage()));
        } catch (IllegalArgumentException wrong) {
            return ReviewAnswer.error("The reviewer's answer has the wrong shape: " + wrong.getMessage());
        }
    }

    private static ReviewAnswer answer(JsonNode root) {
        onlyFields(root, "the answer", Set.of("verdict", "summary", "comments"));
        ReviewVerdict verdict = VERDICTS.get(text(root, "verdict"));
        require(verdict != null, "\"verdict\" must be \"approve\" or \"request_changes\"");
        String summary = PlainText.upTo(SUMMARY_LIMIT, text(root, "summary"));
        List<ReviewComment> comments = new ArrayList<>();
        JsonNode list = root.path("comments");
        require(list.isArray() || list.isMissingNode(), "\"comments\" must be a list");
        require(list.size() <= COMMENTS, "there are more than " + COMMENTS + " comments");
        list.forEach(comment -> comments.add(comment(comment)));
        return new ReviewAnswer(verdict, summary, comments);
    }

    private static ReviewComment comment(JsonNode node) {
        onlyFields(node, "a comment", Set.of("file", "line", "text"));
        JsonNode line = node.path("line");
        require(line.isInt() && line.intValue() >= 0, "\"line\" must be a number from 0");
        return new ReviewComment(
                PlainText.upTo(COMMENT_LIMIT, text(node, "file")),
                line.intValue(),
                PlainText.upTo(COMMENT_LIMIT, text(node, "text")));
    }

    private static String text(JsonNode node, String field) {
        require(node.path(field).isTextual(), "\"" + field + "\" must be a text");
        return node.path(field).textValue();
    }

    private static void onlyFields(JsonNode node, String what, Set<String> known) {
        require(node.isObject(), what + " must be an object");
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(known.contains(name), "unknown field \"" + PlainText.upTo(50, name) + "\"");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
