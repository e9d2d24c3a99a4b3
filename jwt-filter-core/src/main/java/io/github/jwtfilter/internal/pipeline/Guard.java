package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.metrics.GuardMetrics;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.ExposedClaims;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.token.TokenStripper;
import io.github.jwtfilter.internal.verify.IdentifiedToken;
import io.github.jwtfilter.internal.verify.TokenExamination;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the filter to the steps of a decision: decides on requests, in this order: method and path, CORS preflight, access rule, transport, origin, token,
 * principal, authorization.
 * Thread-safe. {@link GuardFactory} creates guards from settings; the creator must close them.
 */
public final class Guard implements AutoCloseable {
    private final Pipeline pipeline;
    private final RequestChecks checks;
    private final Authenticator authenticator;
    private final Decisions decisions;
    private final GuardMetrics metrics;
    private final @Nullable TokenStripper tokenStripper;
    private final @Nullable ExposedClaims exposedClaims;
    private final String summary;
    private final GuardLifecycle background;
    private final @Nullable SessionSteps sessions;
    private final boolean setsLogContext;

    Guard(
            Pipeline pipeline,
            RequestChecks checks,
            Authenticator authenticator,
            Decisions decisions,
            GuardMetrics metrics,
            @Nullable TokenStripper tokenStripper,
            @Nullable ExposedClaims exposedClaims,
            String summary,
            GuardLifecycle background,
            @Nullable SessionSteps sessions,
            boolean setsLogContext) {
        this.setsLogContext = setsLogContext;
        this.pipeline = pipeline;
        this.checks = checks;
        this.authenticator = authenticator;
        this.decisions = decisions;
        this.metrics = metrics;
        this.tokenStripper = tokenStripper;
        this.exposedClaims = exposedClaims;
        this.summary = summary;
        this.background = background;
        this.sessions = sessions;
    }

    /**
     * Decides on one request.
     *
     * @param request the request
     * @return the decision, with the principal or the response to send; never throws an exception for any request
     */
    public Decision decide(RequestView request) {
        long start = metrics.start();
        try {
            return pipeline.decide(request);
        } catch (RuntimeException e) {
            return decisions.failed(request, e);
        } finally {
            metrics.end(start);
        }
    }

    /**
     * Decides on a request that was passed, but could not be served, since the application has called a store that is unavailable.
     *
     * @param request the request
     * @param failure the exception of the store
     * @return the rejection, which is logged with the message of the exception; in report-only mode {@link Decision.PassThrough}
     */
    public Decision decideAfter(RequestView request, StoreException failure) {
        long start = metrics.start();
        try {
            return pipeline.decideAfter(request, failure);
        } finally {
            metrics.end(start);
        }
    }

    /**
     * Decides on the welcome file to which the server forwards the request for a directory. The declared welcome files
     * were part of the decision on the directory.
     *
     * @param directory the decoded path of the directory, below the application
     * @param file the request as it is forwarded
     * @return the decision of the rules for the file, or null if they were evaluated with those for the directory
     */
    public @Nullable Decision decideWelcomeFile(String directory, RequestView file) {
        return checks.declares(directory, file.path()) ? null : decide(file);
    }

    /**
     * Authenticates the subject of a token outside of a request, for example in a message.
     *
     * @param token any text
     * @return the principal, or the rejection; never throws an exception for any text
     */
    public Result<TokenPrincipal> authenticate(String token) {
        Result<IdentifiedToken> identified = authenticator.identify(token);
        Rejection rejection = identified.rejection();
        return decisions.counted(rejection == null ? authenticate(identified.value()) : Result.rejected(rejection));
    }

    /** The time starts here: reading the clock takes as long as most rejections of a form or header. */
    private Result<TokenPrincipal> authenticate(IdentifiedToken token) {
        long start = metrics.start();
        try {
            return authenticator.authenticate(token, TokenSender.UNKNOWN);
        } finally {
            metrics.end(start);
        }
    }

    /**
     * Examines a token check by check without authenticating a user, for diagnostics.
     *
     * @param token any text
     * @return its content and the results of the checks
     */
    public TokenExamination examine(String token) {
        return authenticator.examine(token);
    }

    /**
     * Returns the name and roles that claims would give, for diagnostics.
     *
     * @param policy the name of the issuer in the settings
     * @param claims the claims, verified or not
     * @return the name and the roles with their claims, or null if there is no such issuer
     */
    public @Nullable IdentityExamination examine(String policy, JsonObject claims) {
        return authenticator.examine(policy, claims);
    }

    /**
     * Runs the checks of a request that do not depend on its principal, each of them, for diagnostics.
     *
     * @param request the request
     * @return the results
     */
    public RequestExamination examine(RequestView request) {
        return pipeline.examine(request);
    }

    /**
     * Returns the response to a request that has passed as anonymous, but requires a principal.
     *
     * @param request the request
     * @return the same as for a request without a token
     */
    public GuardResponse challenge(RequestView request) {
        return decisions.challenge(request);
    }

    /**
     * Returns the sessions of an application with its own login.
     *
     * @return the sessions, or null if {@code session.store} is not set
     */
    public @Nullable GuardSessions sessions() {
        return sessions == null ? null : sessions.sessions();
    }

    /**
     * Returns the login at the identity provider.
     *
     * @return the login, or null without {@code login = openid}, and in report-only mode
     */
    public @Nullable GuardLogin login() {
        LoginSteps login = sessions == null ? null : sessions.login();
        return login == null ? null : login.login();
    }

    /**
     * Returns whether the subject and the ID of the token are in the MDC of the log while a request is processed: {@code log.mdc}.
     *
     * @return true if an adapter has to set them
     */
    public boolean setsLogContext() {
        return setsLogContext;
    }

    /**
     * Returns whether decisions have no effect: {@code mode = report-only}.
     *
     * @return true if no request is rejected
     */
    public boolean reportOnly() {
        return decisions.reportOnly();
    }

    /**
     * Returns the object that removes the token from a request before the application sees it.
     *
     * @return the remover, or null if the application may see the token
     */
    public @Nullable TokenStripper tokenStripper() {
        return tokenStripper;
    }

    /**
     * Returns the claims that the application gets as request attributes and headers.
     *
     * @return the claims, or null if there are none
     */
    public @Nullable ExposedClaims exposedClaims() {
        return exposedClaims;
    }

    /**
     * Returns the path to which a browser returns after the login, from the query parameter {@code return} that the
     * redirect to the login page has added: a path of the application with its query. Any other value leads to the root
     * of the application, to prevent open redirects.
     *
     * @param request a request with the parameter in its query
     * @return a path for {@code Location}
     */
    public String returnPath(RequestView request) {
        return checks.returnPath(request);
    }

    /**
     * Returns the path to which a browser returns after the login, from a form field.
     *
     * @param request a request to the application
     * @param value the decoded value, or null if there is none
     * @return a path for {@code Location}
     */
    public String returnPath(RequestView request, @Nullable String value) {
        return checks.returnPath(request, value);
    }

    /**
     * Adds a listener, which receives the events from now on, in a thread of its own.
     *
     * @param listener the listener
     * @throws IllegalStateException if there are too many listeners
     */
    public void add(GuardListener listener) {
        background.services().events.add(listener);
    }

    /**
     * Adds an observer of decisions, which is called on the threads of the requests.
     *
     * @param observer the observer
     */
    public void observe(DecisionObserver observer) {
        decisions.observe(observer);
    }

    /**
     * Starts fetching keys and polling for changes immediately. Otherwise the first token that needs fetched keys
     * starts it; if all keys are in files, they are not read again.
     *
     * @return this guard
     */
    public Guard start() {
        background.start();
        return this;
    }

    /**
     * Starts as {@link #start()} does, and registers the guard in JMX, asynchronously, until it is closed.
     *
     * @param application the name of the application in JMX, such as its context path
     * @return this guard
     */
    public Guard start(String application) {
        background.show(application);
        return start();
    }

    /**
     * Returns the health of the keys.
     *
     * @return the health by the name of the issuer in the settings, empty for the one whose keys have no prefix
     */
    public Map<String, KeyHealth> keyHealth() {
        return background.health();
    }

    /**
     * Returns the known keys, without fetching any.
     *
     * @return the keys by the name of the issuer, as for {@link #keyHealth()}; revoked ones are marked
     */
    public Map<String, KeySet> keys() {
        return background.keys();
    }

    /**
     * Returns whether the guard reads the stores that the settings name. Outside of the server, they may not be available.
     *
     * @return false if empty stores in memory replace them
     */
    public boolean usesStores() {
        return background.services().usesStores();
    }

    /**
     * Returns the revocations.
     *
     * @return the operations, or null if {@code revocation.store} is not set
     */
    public @Nullable Revocations revocations() {
        return background.revocations();
    }

    /**
     * Returns the background work of this guard, and its settings.
     *
     * @return the work of one version of the settings
     */
    public GuardLifecycle lifecycle() {
        return background;
    }

    /** Stops the background threads, and closes the stores, which other versions of the settings share, within a second. Tokens are then verified with the keys known so far. */
    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /**
     * Closes several guards at the same time, within the second that one takes. A failure to close one is logged, and
     * does not affect the others.
     *
     * @param guards the guards
     */
    public static void closeAll(Collection<Guard> guards) {
        GuardServices.closeAll(
                guards.stream().map(guard -> guard.background.services()).collect(Collectors.toSet()));
    }

    /**
     * Returns a summary of the configuration for the log, in a few lines.
     *
     * @return text without secrets
     */
    public String summary() {
        return summary;
    }
}
