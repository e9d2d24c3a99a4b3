package io.github.jwtfilter.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The browser, the application, and the other sites. */
final class BrowserSession implements AutoCloseable {
    private final RequestLog requestLog = new RequestLog();
    private final Pages pages = new Pages();
    private final OtherSites sites;
    private final ApplicationServer server;
    private final Browser browser;

    private BrowserSession(Path directory, InstalledBrowser installed) throws Exception {
        Certificate certificate = Certificate.create(directory);
        sites = OtherSites.start(directory, pages, certificate);
        server = ApplicationServer.start(directory, certificate, requestLog, pages, sites);
        browser = Browser.start(installed);
    }

    static BrowserSession set(InstalledBrowser installed) throws Exception {
        return new BrowserSession(newDirectory(), installed);
    }

    private static Path newDirectory() throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "bases").toAbsolutePath());
        return Files.createTempDirectory(parent, "tomcat-");
    }

    Browser browser() {
        return browser;
    }

    RequestLog requestLog() {
        return requestLog;
    }

    TestProvider provider() {
        return sites.provider();
    }

    MockServer mockServer() {
        return sites.mockServer();
    }

    String origin(Scheme scheme) {
        return server.origin(scheme);
    }

    String origin(Scheme scheme, Site site) {
        return sites.origin(scheme, site);
    }

    /** Deletes all cookies, then signs in at the application's own login page. */
    void signIn(Scheme scheme) {
        signOut(scheme);
        logIn(scheme, Application.SHOP);
    }

    /** Signs in at the login page of an application and keeps all cookies. */
    void logIn(Scheme scheme, Application application) {
        browser.visit(origin(scheme) + application.contextPath() + "/login");
        Object status = browser.run(
                "return fetch('', {method: 'POST', body: new URLSearchParams('user=alice')}).then(response => response.status)");
        assertThat(status).isEqualTo(200L);
    }

    /** Deletes the cookies, and ends on the login page. */
    void signOut(Scheme scheme) {
        browser.visit(origin(scheme) + Application.SHOP.contextPath() + "/login");
        browser.deleteCookies();
    }

    /** Opens a page of another site that makes the attempt. Returns the number of the attempt. */
    int attempt(Scheme scheme, Site site, RequestKind kind, Application application) {
        return attempt(scheme, kind, application, origin(scheme, site) + "/");
    }

    /** Opens a page of the application that makes the attempt. Returns the number of the attempt. */
    int attempt(Scheme scheme, RequestKind kind, Application application) {
        return attempt(scheme, kind, application, origin(scheme) + application.contextPath() + "/page");
    }

    private int attempt(Scheme scheme, RequestKind kind, Application application, String address) {
        int number = Attempts.next();
        String page = kind.page(scheme, address(scheme, application, kind.path(), number));
        browser.visit(address + "?" + pages.add(page));
        return number;
    }

    /** The URL of an attempt at an application. */
    String address(Scheme scheme, Application application, String path, int attempt) {
        return origin(scheme) + application.contextPath() + path + Attempts.query(attempt);
    }

    /** Opens a page of another site. */
    void show(Scheme scheme, Site site, String page) {
        browser.visit(origin(scheme, site) + "/?" + pages.add(page));
    }

    /** Shows a page of the application itself. */
    void showOwn(Scheme scheme, Application application, String page) {
        browser.visit(origin(scheme) + application.contextPath() + "/page?" + pages.add(page));
    }

    @Override
    public void close() throws Exception {
        browser.close();
        server.close();
        sites.close();
    }
}
