package io.github.jwtfilter.browser;

/** How browser and servers talk. Each has hosts of its own, since browsers keep cookies of both schemes together. */
enum Scheme {
    HTTPS("https", "wss", "shop.example"),

    /** As in an intranet: the browser says nothing of {@code Sec-Fetch-Site}, and only {@code SameSite=None} is out of reach. */
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
