package dev.czar.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FenceTest {

    @Test
    void theTextCannotCloseItsFence() {
        assertThat(Fence.around("a\n````\nb")).isEqualTo("`````\na\n````\nb\n`````");
    }

    @Test
    void escapesAndInvisibleCharactersAreTakenOut() {
        assertThat(Fence.around("\u001B[31mred\u001B[201~\u0007 \u202Edone\u200B\tok\r\nnext"))
                .isEqualTo("```\nred done\tok\nnext\n```");
    }

    @Test
    void ofALongTextTheEndIsKept() {
        assertThat(Fence.around("x".repeat(50) + "the end", 7))
                .isEqualTo("```\n[... 50 characters before this left out]\nthe end\n```");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCut() {
        assertThat(Fence.around("ab\uD83D\uDE00c", 2)).endsWith("out]\nc\n```");
    }
}
