package io.github.jwtfilter.servers;

/** The headers by which reverse proxies describe the client, according to their documentation. */
enum ProxyKind {
    /** {@code proxy_set_header} for {@code Host}, {@code X-Forwarded-Proto} and {@code X-Forwarded-For}. */
    NGINX {
        @Override
        void mark(RawMessage request, String scheme, String host, String application) {
            request.set("X-Forwarded-Proto", scheme).append("X-Forwarded-For", CLIENT);
        }
    },
    /** {@code mod_proxy_http}, which sends its own {@code Host}, and {@code RequestHeader set X-Forwarded-Proto}. */
    APACHE {
        @Override
        void mark(RawMessage request, String scheme, String host, String application) {
            request.set("Host", application)
                    .set("X-Forwarded-Proto", scheme)
                    .append("X-Forwarded-For", CLIENT)
                    .append("X-Forwarded-Host", host)
                    .append("X-Forwarded-Server", "proxy.example");
        }
    },
    /** All headers of the {@code X-Forwarded} family; a WebSocket has its own scheme. */
    TRAEFIK {
        @Override
        void mark(RawMessage request, String scheme, String host, String application) {
            boolean webSocket = !request.all("Upgrade").isEmpty();
            int colon = host.indexOf(':');
            request.set("X-Forwarded-Proto", webSocket ? scheme.replace("http", "ws") : scheme)
                    .set("X-Forwarded-For", CLIENT)
                    .set("X-Forwarded-Host", host)
                    .set(
                            "X-Forwarded-Port",
                            colon > 0 ? host.substring(colon + 1) : scheme.equals("https") ? "443" : "80")
                    .set("X-Forwarded-Server", "proxy")
                    .set("X-Real-Ip", CLIENT);
        }
    },
    /** {@code option forwarded}. */
    HAPROXY {
        @Override
        void mark(RawMessage request, String scheme, String host, String application) {
            request.append("Forwarded", "proto=" + scheme + ";for=" + CLIENT);
        }
    },
    /** {@code option forwarded proto host for} in front of an application with a different host name. */
    HAPROXY_WITH_HOST {
        @Override
        void mark(RawMessage request, String scheme, String host, String application) {
            request.set("Host", application)
                    .append("Forwarded", "proto=" + scheme + ";host=\"" + host + "\";for=\"" + CLIENT + ":4711\"");
        }
    };

    /** The forwarded client address, since all connections of a test come from the loopback address. */
    static final String CLIENT = "198.51.100.23";

    /**
     * Adds the headers of the proxy to a request.
     *
     * @param scheme the scheme of the client's request
     * @param host the {@code Host} of the client's request
     * @param application the address of the application
     */
    abstract void mark(RawMessage request, String scheme, String host, String application);
}
