package io.github.jwtfilter;

import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.reload.ReloadingGuard;
import io.github.jwtfilter.settings.KnownLookups;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Protects a program: decides on requests and authenticates tokens by a settings file. Thread-safe. A web
 * application declares the servlet filter instead.
 *
 * <pre>{@code
 * try (JwtGuard guard = JwtGuard.builder(Paths.get("jwt-filter.properties")).build()) {
 *     guard.start();
 *     Result<? extends JwtPrincipal> result = guard.authenticate(token);
 * }
 * }</pre>
 */
public final class JwtGuard implements AutoCloseable {
    private final ReloadingGuard guard;

    private JwtGuard(ReloadingGuard guard) {
        this.guard = guard;
    }

    /**
     * Returns a builder for a guard.
     *
     * @param settingsFile the settings file; relative paths in it are resolved against its directory
     * @return a builder
     */
    public static Builder builder(Path settingsFile) {
        return new Builder(settingsFile);
    }

    /**
     * Decides on a request, in this order: method and path, CORS preflight, access rule, transport, origin, token,
     * principal, authorization.
     *
     * @param request the request
     * @return the decision; never an exception, for any request
     */
    public Decision decide(RequestView request) {
        return guard.current().decide(request);
    }

    /**
     * Authenticates the subject of a token that was not received in a request, such as the token of a message. While
     * {@code flood.checks} signature checks are running, the rejection is {@link RejectionReason#TOO_MANY_CHECKS}.
     *
     * @param token any text
     * @return the principal, or the rejection; never an exception, for any text
     */
    public Result<? extends JwtPrincipal> authenticate(String token) {
        return guard.current().authenticate(token);
    }

    /**
     * Returns the response to a request without a token that requires a principal.
     *
     * @param request a request that was permitted as anonymous
     * @return the challenge (RFC 6750 section 3), or the redirect to the login page
     */
    public GuardResponse challenge(RequestView request) {
        return guard.current().challenge(request);
    }

    /**
     * Returns the path to redirect a browser to after the login, from the query parameter {@code return} that the redirect to the
     * login page has added.
     *
     * @param request a request with the parameter in its query
     * @return a path of the application with its query, for {@code Location}; the root of the application for any other value
     */
    public String returnPath(RequestView request) {
        return guard.current().returnPath(request);
    }

    /**
     * Validates the value of the parameter {@code return} of a submitted form, as {@link #returnPath(RequestView)}.
     *
     * @param request a request to the application
     * @param value the decoded value, or null without one
     * @return a path of the application with its query
     */
    public String returnPath(RequestView request, @Nullable String value) {
        return guard.current().returnPath(request, value);
    }

    /**
     * Starts to fetch keys and to poll files in the background. Without this call, the first token that requires fetched keys
     * starts it, and files are not polled.
     *
     * @return this guard
     */
    public JwtGuard start() {
        guard.start();
        return this;
    }

    /**
     * Starts as {@link #start()}, and registers the state of the keys in JMX.
     *
     * @param application the name of the protected application for operators
     * @return this guard
     */
    public JwtGuard start(String application) {
        guard.start(application);
        return this;
    }

    /**
     * Returns the health of the keys.
     *
     * @return the health by the name of the issuer in the settings; the name of {@code issuer} is empty
     */
    public Map<String, KeyHealth> keyHealth() {
        return guard.current().keyHealth();
    }

    /**
     * Returns the operations that revoke tokens.
     *
     * @return the operations on the configured store, with the settings in effect now
     * @throws IllegalStateException if {@code revocation.store} is not set
     */
    public JwtRevocations revocations() {
        JwtRevocations revocations = guard.current().revocations();
        if (revocations == null) {
            throw new IllegalStateException(
                    "the settings configure no store of revocations; set revocation.store = memory, jdbc or"
                            + " redis");
        }
        return revocations;
    }

    /**
     * Returns the sessions of a program with its own login.
     *
     * @return the sessions, with the settings in effect now: call this method again for each use if {@code reload} is set
     * @throws IllegalStateException if {@code session.store} is not set
     */
    public UserSessions sessions() {
        UserSessions sessions = guard.current().sessions();
        if (sessions == null) {
            throw new IllegalStateException(
                    "the settings turn on no sessions; set session.store = memory, jdbc or redis");
        }
        return sessions;
    }

    /**
     * Returns whether {@code mode = report-only} is set, so that no request is rejected.
     *
     * @return true for report-only mode
     */
    public boolean reportOnly() {
        return guard.current().reportOnly();
    }

    /**
     * Returns the effective configuration in a few lines, for the log.
     *
     * @return text without secrets
     */
    public String summary() {
        return guard.current().summary();
    }

    /** Stops all background threads, within a second. The guard continues to verify tokens with the known keys. */
    @Override
    public void close() {
        guard.close();
    }

    /** Builds guards. Not thread-safe. */
    public static final class Builder {
        private final Path settingsFile;
        private final List<GuardListener> listeners = new ArrayList<>();
        private Clock clock = Clock.systemUTC();

        private Builder(Path settingsFile) {
            this.settingsFile = settingsFile;
        }

        /**
         * Sets the clock that dates of tokens are compared with. The default is the clock of the system.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(Clock source) {
            this.clock = source;
            return this;
        }

        /**
         * Adds a listener, which receives events in a thread of its own.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(GuardListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Reads the settings and the keys, and builds the guard. Findings are logged as warnings.
         *
         * @return a guard, to be closed by the caller
         * @throws io.github.jwtfilter.settings.SettingsException if the settings cannot be used; lists every problem
         * @throws IllegalStateException if there are more than 16 listeners, with those of the settings
         */
        public JwtGuard build() {
            Guard first = GuardFactory.create(settingsFile, clock);
            KnownLookups known = first.lifecycle().settings().lookups();
            ReloadingGuard guard =
                    new ReloadingGuard(first, () -> SettingsReader.read(settingsFile, known), Log.of(JwtGuard.class));
            try {
                listeners.forEach(guard::add);
            } catch (IllegalStateException e) {
                guard.close();
                throw e;
            }
            return new JwtGuard(guard);
        }
    }
}
