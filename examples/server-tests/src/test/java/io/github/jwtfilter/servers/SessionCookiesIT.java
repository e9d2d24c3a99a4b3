package io.github.jwtfilter.servers;

import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The cookies of a session on the servers of most tests. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JETTY_12_EE9")
class SessionCookiesIT extends SessionCookieScenarios {
    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        start(kind.name(), kind.api(), kind.distribution());
    }
}
