package dev.czar.cli.console;

import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page that needs nothing else: a template with places such as {{rows}}, each filled with markup. */
public final class HtmlPage {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlPage() {}

    public static String of(String template, Map<String, String> parts) {
        try {
            return PLACEHOLDER
                    .matcher(ResourceReader.text(template))
                    .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void write(Path file, String html) {
        try {
            Files.writeString(file, html);
        } catch (IOException failure) {
            throw CommandFailure.of(
                    "cannot write the page " + file + ": " + FailureText.of(failure),
                    "name a file in a folder that is there",
                    failure);
        }
    }
}
