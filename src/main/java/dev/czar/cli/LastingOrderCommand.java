package dev.czar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the commands have in common whose order ends by itself when it is told for how long it stands. */
abstract class LastingOrderCommand extends OrderCommand {

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long it stands, such as 15m, 1h or 2d (default: until ended).")
    private String lasts = "";

    /** The order without its end. */
    abstract Map<String, String> standing();

    @Override
    final Map<String, String> order() {
        Map<String, String> order = new LinkedHashMap<>(standing());
        if (!lasts.isEmpty()) {
            order.put("for", lasts);
        }
        return order;
    }
}
