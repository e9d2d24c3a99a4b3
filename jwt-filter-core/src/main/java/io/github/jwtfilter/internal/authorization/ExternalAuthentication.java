package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RolloutSettings;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The paths on which users authenticated by other means than a token are accepted, and the lookup of such users.
 * Thread-safe.
 */
public final class ExternalAuthentication {
    private final List<PathPattern> patterns;
    private final Optional<String> sessionAttribute;

    /**
     * Parses the patterns.
     *
     * @param settings the patterns, not yet validated, and the session attribute in which the application keeps its
     *     users
     * @param report receives errors; a pattern that cannot be parsed matches nothing
     */
    public ExternalAuthentication(RolloutSettings settings, Report report) {
        this.patterns = read(settings.coexist(), report);
        this.sessionAttribute = settings.sessionAttribute();
    }

    private static List<PathPattern> read(List<String> texts, Report report) {
        List<PathPattern> patterns = new ArrayList<>();
        for (String text : texts) {
            try {
                patterns.addAll(PatternText.parse(text));
            } catch (InvalidRuleException e) {
                String key = RolloutSettings.coexistKey();
                report.error(key, LogText.quoted(report.displayText(key, e.part())) + " " + e.getMessage(), e.remedy());
            }
        }
        return patterns;
    }

    /**
     * Returns whether users authenticated by other means are accepted for this request.
     *
     * @param request a request whose path is not ambiguous
     * @return true if {@code coexist} contains its path
     */
    public boolean appliesTo(RequestView request) {
        for (PathPattern pattern : patterns) {
            if (pattern.matches(request.path(), request.pathInfo() != null)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the authenticated user: the one of the server, otherwise the one of the application's session.
     *
     * @param request a request for which such users are accepted
     * @return the user, or null if none is authenticated
     */
    public @Nullable ExternalUser userOf(RequestView request) {
        ExternalUser user = request.user();
        if (user != null || !sessionAttribute.isPresent()) {
            return user;
        }
        String name = nameOf(request.sessionAttribute(sessionAttribute.get()));
        return name == null || name.trim().isEmpty() ? null : new SessionUser(name);
    }

    /** Accepts strings and principals only: objects of the application's own classes may represent guests as well. */
    private static @Nullable String nameOf(@Nullable Object value) {
        if (value instanceof String) {
            return (String) value;
        }
        return value instanceof Principal ? ((Principal) value).getName() : null;
    }

    private static final class SessionUser implements ExternalUser {
        private final String name;

        SessionUser(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isInRole(String role) {
            return false;
        }
    }
}
