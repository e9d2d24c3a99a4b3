package io.github.jwtfilter;

import io.github.jwtfilter.decision.Decision;
import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.identity.Authenticator;
import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.key.KeyHealth;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.token.TokenVeil;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides on requests: path, rule, transport, token, origin, principal, permission, in this order. Safe for use by any number of threads;
 * {@link GuardFactory} makes one from settings. Whoever has it made closes it in the end.
 */
public final class JwtGuard implements AutoCloseable {
    private final Pipeline pipeline;
    private final Entrance entrance;
    private final Authenticator authenticator;
    private final Verdicts verdicts;
    private final @Nullable TokenVeil veil;
    private final String summary;
    private final Background background;

    JwtGuard(
            Pipeline pipeline,
            Entrance entrance,
            Authenticator authenticator,
            Verdicts verdicts,
            @Nullable TokenVeil veil,
            String summary,
            Background background) {
        this.pipeline = pipeline;
        this.entrance = entrance;
        this.authenticator = authenticator;
        this.verdicts = verdicts;
        this.veil = veil;
        this.summary = summary;
        this.background = background;
    }

    /**
     * Decides on one request.
     *
     * @param request the request
     * @return who makes it, or the answer to send; never an exception, whatever the request holds
     */
    public Decision decide(RequestView request) {
        try {
            return pipeline.judge(request);
        } catch (RuntimeException e) {
            return verdicts.failed(request, e);
        }
    }

    /**
     * Decides on the welcome file to which the server forwards the request for a directory. Those that the deployment
     * declares were part of the decision on the directory.
     *
     * @param directory the decoded path of the directory, below the application
     * @param file the request as it is forwarded
     * @return what the rules for the file decide, or null if they decided with those for the directory
     */
    public @Nullable Decision decideWelcomeFile(String directory, RequestView file) {
        return entrance.declares(directory, file.path()) ? null : decide(file);
    }

    /**
     * Authenticates the bearer of a token that did not come in a request, such as one that travelled with a message.
     *
     * @param token any text
     * @return the principal, or why there is none; never an exception, whatever the text
     */
    public Judgement<JwtPrincipal> authenticate(String token) {
        return authenticator.authenticate(token);
    }

    /**
     * The answer to a request that has passed as anonymous and now turns out to need a principal.
     *
     * @param request the request
     * @return the same as for a request without a token
     */
    public Answer challenge(RequestView request) {
        return verdicts.challenge(request);
    }

    /**
     * Whether requests are judged without consequences: {@code mode = report-only}.
     *
     * @return true if none is refused
     */
    public boolean reportOnly() {
        return verdicts.reportOnly();
    }

    /**
     * What takes the token out of a request before the application sees it.
     *
     * @return the veil, or null if the application may see the token
     */
    public @Nullable TokenVeil veil() {
        return veil;
    }

    /**
     * Where to send a browser after the log-in, by the query parameter {@code return} that the redirect to the log-in page
     * has added: a path of the application with its query. Whatever else the parameter may hold leads to the root of the
     * application, so that nobody can be sent elsewhere by a link.
     *
     * @param request a request with the parameter in its query
     * @return a path for {@code Location}
     */
    public String returnPath(RequestView request) {
        return entrance.returnPath(request);
    }

    /**
     * Does the same with the value of the parameter, where a form has carried it on.
     *
     * @param request a request to the application
     * @param value the decoded value, or null if there is none
     * @return a path for {@code Location}
     */
    public String returnPath(RequestView request, @Nullable String value) {
        return entrance.returnPath(request, value);
    }

    /**
     * Starts to fetch keys and to look after changes at once. Without this, the first token that needs fetched keys starts
     * it; keys in files alone are not read again.
     *
     * @return this guard
     */
    public JwtGuard start() {
        background.start();
        return this;
    }

    /**
     * Does the same, and shows the guard in JMX, a moment later, until it is closed.
     *
     * @param application what operators know the guarded application by, such as its context path
     * @return this guard
     */
    public JwtGuard start(String application) {
        background.show(application);
        return start();
    }

    /**
     * How it stands with the keys.
     *
     * @return the health by the name of the issuer in the settings, empty for the one whose keys have no prefix
     */
    public Map<String, KeyHealth> keyHealth() {
        return background.health();
    }

    /**
     * The keys that are known; none is fetched for it.
     *
     * @return the keys by the name of the issuer, as for {@link #keyHealth()}; revoked ones are marked
     */
    public Map<String, KeySet> keys() {
        return background.keys();
    }

    /** Ends what goes on in the background, within a second. From then on tokens are judged by the keys that are there. */
    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /**
     * Closes several guards at the same time, within the second that one takes. A guard that fails to close is logged, and
     * does not keep others open.
     *
     * @param guards the guards
     */
    public static void closeAll(Collection<JwtGuard> guards) {
        Background.closeAll(guards.stream().map(guard -> guard.background).collect(Collectors.toList()));
    }

    /**
     * What is guarded and how, in one line for the log.
     *
     * @return text without secrets
     */
    public String summary() {
        return summary;
    }
}
