package dev.czar.web.request;

import dev.czar.io.ContentHash;
import dev.czar.io.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A page for people who are not signed in: text and forms, no script, nothing loaded. */
public final class PlainPage {

    public static final String MEDIA_TYPE = "text/html; charset=utf-8";

    private static final String STYLE =
            """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 34rem; margin: 12vh auto; padding: 0 1rem; overflow-wrap: anywhere; }
            code { font-family: ui-monospace, monospace; padding: 0.1rem 0.4rem; border: 1px solid; border-radius: 4px; }
            blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid; white-space: pre-wrap; }
            label { display: block; margin: 1rem 0; }
            input, textarea { display: block; box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; }
            button { min-height: 44px; padding: 0 1.2rem; font: inherit; }
            """;

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – Czar</title><style>%s</style></head>
            <body><main>
            <h1>%s</h1>
            %s
            </main></body></html>
            """;

    private PlainPage() {}

    /** {@code body} is HTML in which everything that was not written by us is escaped. */
    public static String of(String title, String body) {
        return FRAME.formatted(HtmlText.escaped(title), STYLE, HtmlText.escaped(title), body);
    }

    /** The content security policy of such a page; {@code hasForm}: what is filled in comes back to us. */
    public static String policy(boolean hasForm) {
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE)
                + "'; frame-ancestors 'none'; base-uri 'none'; form-action " + (hasForm ? "'self'" : "'none'");
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(ContentHash.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
