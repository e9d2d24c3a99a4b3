package io.github.jwtfilter.browser;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Creates one stage for all tests, or skips them with a message if no browser is installed. */
final class BrowserPage implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(BrowserPage.class);
    private static final String NO_BROWSER =
            "SKIPPED: cross-site protection was not tested with a real browser, as this"
                    + " system has none. It takes a Chromium or Chrome and a chromedriver of the same version"
                    + " (on Debian: apt-get install chromium chromium-driver).";

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(browser(context).isPresent(), NO_BROWSER);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrowserSession.class;
    }

    @Override
    public BrowserSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent("stage", key -> setSession(context), BrowserSession.class);
    }

    private static BrowserSession setSession(ExtensionContext context) {
        try {
            return BrowserSession.set(browser(context).orElseThrow());
        } catch (Exception e) {
            throw new IllegalStateException("the stage cannot be set", e);
        }
    }

    /**
     * The search runs once. A missing browser is reported in the output of the build, which does not show why tests are skipped.
     */
    private static Optional<?> found(ExtensionContext context) {
        return store(context).getOrComputeIfAbsent("browser", key -> find(), Optional.class);
    }

    private static Optional<InstalledBrowser> browser(ExtensionContext context) {
        return found(context).map(InstalledBrowser.class::cast);
    }

    private static Optional<InstalledBrowser> find() {
        Optional<InstalledBrowser> found = InstalledBrowser.find();
        if (found.isEmpty()) {
            System.out.println("[WARNING] " + NO_BROWSER);
        }
        return found;
    }

    /** The store closes its values after the last test. */
    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }
}
