package dev.czar.web.dashboard;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives all pages one browser, which is closed after the last test: a browser takes seconds to start. One that died is replaced. */
final class SharedBrowser implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext tests) {
        ExtensionContext.Store store = tests.getRoot().getStore(Namespace.create(SharedBrowser.class));
        ChromiumBrowser last = store.get(ChromiumBrowser.class, ChromiumBrowser.class);
        if (last != null && !last.browser.isConnected()) {
            store.remove(ChromiumBrowser.class);
            last.close();
        }
        DashboardPage.browsers =
                store.computeIfAbsent(ChromiumBrowser.class, key -> new ChromiumBrowser(), ChromiumBrowser.class);
    }
}
