package io.github.jwtfilter.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A browser without a window, for which every host that ends in {@code .example} is this machine, and no other host exists. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ChromeDriverService service;
    private final RemoteWebDriver driver;

    private Browser(ChromeDriverService service, RemoteWebDriver driver) {
        this.service = service;
        this.driver = driver;
    }

    /** Talks to the driver directly, since the class for Chrome would want the part that downloads browsers. */
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
        // The cookies of other sites are sent: the filter must not need a browser that keeps them.
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
                // Processes that are started for pages to come take time, and nothing is to be looked for in the
                // network.
                "--disable-features=SpareRendererForSitePerProcess,MediaRouter",
                "--disable-dev-shm-usage",
                "--metrics-recording-only");
        if ("root".equals(System.getProperty("user.name"))) {
            // As in a container: Chromium refuses to run as root otherwise.
            options.addArguments("--no-sandbox");
        }
        return options;
    }

    /** Goes to an address as if the user had typed it. */
    void visit(String url) {
        driver.get(url);
    }

    /** Runs a script in the page. Gives its value; if that is a promise, what comes of it. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Forgets the cookies of the host whose page is shown. */
    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    @Override
    public void close() {
        driver.quit();
        service.stop();
    }
}
