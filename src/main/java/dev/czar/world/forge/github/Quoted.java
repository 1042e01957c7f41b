package dev.czar.world.forge.github;

import java.util.stream.Collectors;

/** Foreign text as a quotation that calls nobody and hides nothing. */
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        return text.replace("@", "@\u200b")
                .replace("<!--", "<\u200b!--")
                .lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n"));
    }
}
