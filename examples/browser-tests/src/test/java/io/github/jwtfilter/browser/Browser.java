package io.github.jwtfilter.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A headless browser that resolves every host ending in {@code .example} to this machine, and no other host. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private final ChromeDriverService service;
    private final RemoteWebDriver driver;

    private Browser(ChromeDriverService service, RemoteWebDriver driver) {
        this.service = service;
        this.driver = driver;
    }

    /** Starts the browser with a remote driver, since the class for Chrome requires the module that downloads browsers. */
    static Browser start(InstalledBrowser installed) throws IOException {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed.driver().toFile())
                .build();
        service.start();
        RemoteWebDriver driver = new RemoteWebDriver(service.getUrl(), options(installed.binary()));
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        return new Browser(service, driver);
    }

    private static ChromeOptions options(Path binary) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.setAcceptInsecureCerts(true);
        // Third-party cookies are sent: the filter must not depend on a browser that blocks them.
        options.setExperimentalOption(
                "prefs", Map.of("profile.cookie_controls_mode", 0, "profile.block_third_party_cookies", false));
        options.addArguments(
                "--headless=new",
                "--host-resolver-rules=MAP *.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--ignore-certificate-errors",
                "--no-proxy-server",
                "--no-first-run",
                "--no-default-browser-check",
                "--no-pings",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-sync",
                "--disable-gpu",
                // Spare renderer processes take time, and the browser must not search the network for media devices.
                "--disable-features=SpareRendererForSitePerProcess,MediaRouter",
                "--disable-dev-shm-usage",
                "--metrics-recording-only");
        if ("root".equals(System.getProperty("user.name"))) {
            // Necessary in containers: Chromium does not run as root otherwise.
            options.addArguments("--no-sandbox");
        }
        return options;
    }

    /** Opens a URL as if the user had typed it. */
    void visit(String url) {
        driver.get(url);
    }

    /** Runs a script in the page. Returns its value; for a promise, its result. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void goBack() {
        driver.navigate().back();
    }

    /** Waits for a page that a script of the present one opens. */
    void awaitAddress(String address) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!address().equals(address)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not open " + address + " in time, but " + address());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Deletes the cookies of the current page's host. */
    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    @Override
    public void close() {
        driver.quit();
        service.stop();
    }
}
