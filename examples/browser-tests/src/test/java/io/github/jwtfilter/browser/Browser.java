package io.github.jwtfilter.browser;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A headless browser that resolves every host ending in {@code .example} to this machine, and no other host. */
final class Browser implements AutoCloseable {
    private static final String LAST_COOKIE = "last";

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
        driver.manage().timeouts().pageLoadTimeout(Await.LIMIT).scriptTimeout(Await.LIMIT);
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
        String opened = Await.until(address::equals, Await.LIMIT, this::address);
        if (!opened.equals(address)) {
            throw new AssertionError("did not open " + address + " in time, but " + opened);
        }
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Deletes the cookies of the current page's host. */
    void deleteCookies() {
        driver.manage().deleteAllCookies();
    }

    /** The cookies of the current page's host, including those that scripts cannot read, by their names. */
    Map<String, Cookie> cookies() {
        return driver.manage().getCookies().stream().collect(Collectors.toMap(Cookie::getName, cookie -> cookie));
    }

    private Set<String> cookieNames() {
        return driver.manage().getCookies().stream().map(Cookie::getName).collect(Collectors.toSet());
    }

    void deleteCookie(String name) {
        driver.manage().deleteCookieNamed(name);
    }

    /**
     * Sets a cookie by a script of the current page. Chromium stores it later, perhaps after the page was left, or rejects it. So
     * the script sets another one after it, and this waits until the driver sees that one.
     */
    void setCookieByScript(String cookie) {
        run("document.cookie = arguments[0]; document.cookie = '" + LAST_COOKIE + "=set'", cookie);
        if (!Await.until(names -> names.contains(LAST_COOKIE), Await.LIMIT, this::cookieNames)
                .contains(LAST_COOKIE)) {
            throw new AssertionError("the cookie was not set in time");
        }
        deleteCookie(LAST_COOKIE);
    }

    /** Replaces all cookies of the current page's host. */
    void setCookies(Collection<Cookie> cookies) {
        deleteCookies();
        for (Cookie cookie : cookies) {
            // Without its domain, which a cookie with the prefix for hosts must not have.
            driver.manage()
                    .addCookie(new Cookie.Builder(cookie.getName(), cookie.getValue())
                            .path(cookie.getPath())
                            .isSecure(cookie.isSecure())
                            .isHttpOnly(cookie.isHttpOnly())
                            .build());
        }
    }

    /** The current tab. */
    String tab() {
        return driver.getWindowHandle();
    }

    /** Opens a tab, and continues in it. Returns it. */
    String openTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        return tab();
    }

    void switchTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** Closes the current tab; another one has to follow. */
    void closeTab() {
        driver.close();
    }

    @Override
    public void close() {
        driver.quit();
        service.stop();
    }
}
