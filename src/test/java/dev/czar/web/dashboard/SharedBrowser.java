package dev.czar.web.dashboard;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives all pages one browser, which is closed after the last test: a browser takes seconds to start. */
final class SharedBrowser implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext tests) {
        DashboardPage.browsers = tests.getRoot()
                .getStore(Namespace.create(SharedBrowser.class))
                .computeIfAbsent(ChromiumBrowser.class, key -> new ChromiumBrowser(), ChromiumBrowser.class);
    }
}
