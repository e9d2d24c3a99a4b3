package io.github.jwtfilter.browser;

import java.util.Locale;
import java.util.function.Function;

/** The same application behind filters with different settings. */
enum Application {
    /** The default settings. */
    SHOP(sites -> ""),

    /** Without the filter: the application trusts the cookie only. */
    NAIVE(sites -> ""),

    TRUSTING(sites -> "csrf.trusted-origins = " + sites.origin(Scheme.HTTPS, Site.SIBLING)),

    SHARING(sites ->
            "cors.allowed-origins = " + sites.origin(Scheme.HTTPS, Site.SIBLING) + "\ncors.allow-credentials = true"),

    TRUSTING_AND_SHARING(sites -> TRUSTING.more.apply(sites) + "\n" + SHARING.more.apply(sites)),

    WITH_LOGIN_PAGE(sites -> "challenge.login-page = /login"),

    /** The same with pages that browsers do not store. */
    WITHOUT_STORED_PAGES(sites -> WITH_LOGIN_PAGE.more.apply(sites) + "\ncache-control = no-store"),

    /** With a cookie that browsers accept from its own host only. */
    WITH_HOST_COOKIE(sites -> ""),

    /** Its login starts sessions with short-lived access tokens, and browsers do not store its pages. */
    WITH_SESSIONS(sites -> WITHOUT_STORED_PAGES.more.apply(sites) + """

            session.store           = memory
            session.access-lifetime = 10s
            session.grace           = 10s
            """),

    /** Its users log in at the identity provider. */
    WITH_PROVIDER(sites -> login(sites.provider().settings())),

    /** The same at the root of the server. */
    ROOT(sites -> login(sites.provider().settings())),

    /** Its users log in at another implementation of an identity provider. */
    WITH_MOCK_SERVER(sites -> login(sites.mockServer().settings()));

    private static final String RULES = """
            access.10 = POST /login    : anyone & same-origin
            access.11 = /login         : anyone
            access.20 = /delete-by-get : same-origin
            """;

    private final Function<OtherSites, String> more;

    private static String login(String provider) {
        return provider + """

                login.logout            = /jwt/logout
                session.access-lifetime = 10s
                session.grace           = 10s
                cache-control           = no-store
                access.30               = /admin : role admin
                """;
    }

    Application(Function<OtherSites, String> more) {
        this.more = more;
    }

    String contextPath() {
        return this == ROOT ? "" : "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String cookie() {
        return this == WITH_HOST_COOKIE ? Tokens.HOST_COOKIE : Tokens.COOKIE;
    }

    boolean hasSessions() {
        return this == WITH_SESSIONS;
    }

    boolean hasProvider() {
        return this == WITH_PROVIDER || this == ROOT || this == WITH_MOCK_SERVER;
    }

    boolean isGuarded() {
        return this != NAIVE;
    }

    String settings(OtherSites sites) {
        return (hasSessions() || hasProvider() ? "" : Tokens.settings(cookie())) + RULES + more.apply(sites) + "\n";
    }
}
