package io.github.jwtfilter.servers;

/** The old application with settings of a test's choice. */
final class OrderDesk {
    static final String AUDIENCE = "order-desk";

    private OrderDesk() {}

    /** The application as it is told no more than whose tokens to accept, and for whom. */
    static War trusting(String issuer) {
        return with("issuer = " + issuer + "\naudience = " + AUDIENCE + "\n");
    }

    static War with(String settings) {
        return War.copyOf(TestFiles.legacyWar()).with("WEB-INF/jwt-filter.properties", settings);
    }
}
