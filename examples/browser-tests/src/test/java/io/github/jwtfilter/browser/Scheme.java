package io.github.jwtfilter.browser;

/**
 * The scheme of the application and of the other sites. Each has its own hosts, since browsers store cookies of both schemes
 * together.
 */
enum Scheme {
    HTTPS("https", "wss", "shop.example"),

    /** As in an intranet: the browser sends no {@code Sec-Fetch-Site}, and rejects only {@code SameSite=None}. */
    HTTP("http", "ws", "intranet.example");

    private final String name;
    private final String nameForSockets;
    private final String domain;

    Scheme(String name, String nameForSockets, String domain) {
        this.name = name;
        this.nameForSockets = nameForSockets;
        this.domain = domain;
    }

    /** The host of the application. */
    String applicationHost() {
        return "app." + domain;
    }

    /** Another host of the same site. */
    String siblingHost() {
        return "blog." + domain;
    }

    String origin(String host, int port) {
        return name + "://" + host + ":" + port;
    }

    String forSockets(String url) {
        return url.replaceFirst("^" + name, nameForSockets);
    }
}
