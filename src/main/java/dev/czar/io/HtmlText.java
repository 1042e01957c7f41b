package dev.czar.io;

/** Text of others on a page is never markup. */
public final class HtmlText {

    private HtmlText() {}

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
