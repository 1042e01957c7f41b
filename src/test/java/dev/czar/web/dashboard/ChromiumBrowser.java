package dev.czar.web.dashboard;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Chromium that is installed; without one a test is skipped, or fails where CZAR_REQUIRE_BROWSER is set. */
public final class ChromiumBrowser implements AutoCloseable {

    /** How long a page may take to show something while other tests keep all cores busy. */
    private static final double PATIENCE_MILLIS = 60_000;

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    public final Browser browser;

    public ChromiumBrowser() {
        Path executable = Stream.of(
                        System.getenv().getOrDefault("CZAR_BROWSER", "/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(ChromiumBrowser::none);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    private static Path none() {
        String reason = "no Chromium was found; install one or name it in CZAR_BROWSER";
        return System.getenv().containsKey("CZAR_REQUIRE_BROWSER") ? fail(reason) : abort(reason);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
