package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FencedTextTest {

    @Test
    void theTextCannotCloseItsFence() {
        assertThat(FencedText.around("a\n````\nb")).isEqualTo("`````\na\n````\nb\n`````");
    }

    @Test
    void escapesAndInvisibleCharactersAreTakenOut() {
        assertThat(FencedText.around("\u001B[31mred\u001B[201~\u0007 \u202Edone\u200B\tok\r\nnext"))
                .isEqualTo("```\nred done\tok\nnext\n```");
    }

    @Test
    void ofALongTextTheEndIsKept() {
        assertThat(FencedText.around("x".repeat(50) + "the end", 7))
                .isEqualTo("```\n[... 50 characters before this left out]\nthe end\n```");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCut() {
        assertThat(FencedText.around("ab\uD83D\uDE00c", 2)).endsWith("out]\nc\n```");
    }
}
