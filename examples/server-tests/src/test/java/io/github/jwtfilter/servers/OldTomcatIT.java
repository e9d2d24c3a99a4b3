package io.github.jwtfilter.servers;

import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The cookies of a session on versions of Tomcat that are no longer maintained. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_7", "TOMCAT_8_5"})
class OldTomcatIT extends SessionCookieScenarios {
    @Parameter
    ContainerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind) {
        start(kind.name(), kind.api(), kind.distribution());
    }
}
