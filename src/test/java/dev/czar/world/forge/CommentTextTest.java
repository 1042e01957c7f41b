package dev.czar.world.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.forge.CommentText.WrittenCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "> /czar land",
                "```\n/czar land\n```",
                "Write this:\n\n```text\n/czar land\n```\n\nand it lands",
                "~~~\n/czar land\n~~~",
                "````\n```\n/czar land\n```\n````",
                "```suggestion\n/czar land\n```",
                "```\n/czar land",
                "<!--\n/czar land\n-->",
                "<!--\n/czar land",
                "see `/czar land`",
                "    /czar land"
            })
    void whatIsQuotedShownAsCodeOrHiddenOrdersNothing(String body) {
        assertThat(CommentText.command(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/czar land",
                "> shall it?\n\n/czar land",
                "```\nmake\n```\n/czar land",
                "```make```\n/czar land\n```",
                "````\n```\n````\n/czar land",
                "<!-- a template -->\n/czar land",
                "```\n<!--\n```\n/czar land"
            })
    void whatStandsBesideItDoes(String body) {
        assertThat(CommentText.command(body)).contains(new WrittenCommand("land", ""));
    }

    @Test
    void ofALongCommentTheFirstIsFoundSoon() {
        assertThat(CommentText.command("```\n".repeat(20_001) + "/czar hold")).isEmpty();
        assertThat(CommentText.command("```\nx\n```\n".repeat(20_000) + "/czar hold"))
                .contains(new WrittenCommand("hold", ""));
    }
}
