package io.github.jwtfilter.browser;

/** Where a page comes from that is not the application's. */
enum Site {
    /** Another site altogether. */
    ELSEWHERE("cross-site") {
        @Override
        String host(Scheme scheme) {
            return "evil.example";
        }
    },

    /** Another host of the same domain, for which cookies with {@code SameSite=Strict} are sent too. */
    SIBLING("same-site") {
        @Override
        String host(Scheme scheme) {
            return scheme.siblingHost();
        }
    },

    /** The very same host on another port, with which it shares its cookies. */
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

    /** What the browser says of its requests, if the application is reached over HTTPS. */
    String secFetchSite() {
        return secFetchSite;
    }
}
