package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The issuer of the tokens of an application's own sessions, which contains its context path unless {@code session.name} is set. */
final class SessionIssuer {
    private SessionIssuer() {}

    /** Returns why the issuer is not known outside of the server, with the remedy; null if it is known, or there are no sessions. */
    static @Nullable String unknown(Settings settings, ServletDeployment deployment) {
        SessionSettings session = settings.session();
        if (!session.enabled() || session.name().isPresent() || deployment.contextPath() != null) {
            return null;
        }
        return "session.name is not set, so that the issuer of the sessions (urn:jwt-filter:NAME) and their cookies depend on the"
                + " context path, which is not known here: set session.name in the settings, or"
                + " -Djwtfilter.session.name=NAME before -jar.";
    }
}
