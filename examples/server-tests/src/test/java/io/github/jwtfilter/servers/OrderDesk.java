package io.github.jwtfilter.servers;

/** The legacy application with settings of the test. */
final class OrderDesk {
    static final String AUDIENCE = "order-desk";

    private OrderDesk() {}

    /** The application with only the issuer and the audience configured. */
    static War trusting(String issuer) {
        return with("issuer = " + issuer + "\naudience = " + AUDIENCE + "\n");
    }

    static War with(String settings) {
        return War.copyOf(TestFiles.legacyWar()).with("WEB-INF/jwt-filter.properties", settings);
    }
}
