package io.github.jwtfilter.browser;

/** The origin of a page that is not the application's. */
enum Site {
    /** A different site. */
    ELSEWHERE("cross-site") {
        @Override
        String host(Scheme scheme) {
            return "evil.example";
        }
    },

    /** Another host of the same domain, to which cookies with {@code SameSite=Strict} are sent as well. */
    SIBLING("same-site") {
        @Override
        String host(Scheme scheme) {
            return scheme.siblingHost();
        }
    },

    /** The same host on another port, which shares its cookies. */
    OTHER_PORT("same-site") {
        @Override
        String host(Scheme scheme) {
            return scheme.applicationHost();
        }
    };

    private final String secFetchSite;

    Site(String secFetchSite) {
        this.secFetchSite = secFetchSite;
    }

    abstract String host(Scheme scheme);

    /** The value of {@code Sec-Fetch-Site} in its requests to the application over HTTPS. */
    String secFetchSite() {
        return secFetchSite;
    }
}
