package io.github.jwtfilter;

import io.github.jwtfilter.decision.Decision;
import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.decision.answer.Answers;
import io.github.jwtfilter.decision.answer.LoginRedirect;
import io.github.jwtfilter.event.FailureLog;
import io.github.jwtfilter.event.GuardListener;
import io.github.jwtfilter.identity.Authenticator;
import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.key.KeyHealth;
import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.Connections;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.token.TokenSource;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on requests: method, login page, transport, token, principal, in this order. Safe for use by any number of threads;
 * {@link GuardFactory} makes one from settings. Whoever has it made closes it in the end.
 */
public final class JwtGuard implements AutoCloseable {
    private final Connections connections;
    private final boolean httpsRequired;
    private final Optional<LoginRedirect> login;
    private final TokenSource tokens;
    private final Authenticator authenticator;
    private final Answers answers;
    private final GuardListener listener;
    private final FailureLog failures;
    private final String summary;
    private final Background background;

    JwtGuard(
            Connections connections,
            boolean httpsRequired,
            Optional<LoginRedirect> login,
            TokenSource tokens,
            Authenticator authenticator,
            Answers answers,
            GuardListener listener,
            FailureLog failures,
            String summary,
            Background background) {
        this.connections = connections;
        this.httpsRequired = httpsRequired;
        this.login = login;
        this.tokens = tokens;
        this.authenticator = authenticator;
        this.answers = answers;
        this.listener = listener;
        this.failures = failures;
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
            return judge(request);
        } catch (RuntimeException e) {
            failures.report("judging a request", e);
            return reject(request, peerOf(request), Rejection.of(RejectionReason.INTERNAL_ERROR));
        }
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
        return answers.answer(RejectionReason.NO_TOKEN, request);
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
     * Does the same, and shows the guard in JMX until it is closed.
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

    /** Ends what goes on in the background, within a second. From then on tokens are judged by the keys that are there. */
    @Override
    public void close() {
        background.close();
    }

    /**
     * What is guarded and how, in one line for the log.
     *
     * @return text without secrets
     */
    public String summary() {
        return summary;
    }

    private Decision judge(RequestView request) {
        Connection connection = connections.of(request);
        if (request.method().equalsIgnoreCase("TRACE")) {
            return reject(request, connection.clientAddress(), Rejection.of(RejectionReason.METHOD_NOT_ALLOWED));
        }
        if (login.isPresent() && login.get().isLoginPage(request)) {
            return new Decision.Anonymous();
        }
        if (httpsRequired && !connection.secure() && !connection.local()) {
            return reject(request, connection.clientAddress(), Rejection.of(RejectionReason.PLAIN_HTTP));
        }
        Judgement<JwtPrincipal> judgement = authenticate(request);
        Rejection rejection = judgement.rejection();
        return rejection == null
                ? new Decision.Authenticated(judgement.value())
                : reject(request, connection.clientAddress(), rejection);
    }

    private Judgement<JwtPrincipal> authenticate(RequestView request) {
        Outcome<String> token = tokens.find(request);
        RejectionReason reason = token.reason();
        return reason == null ? authenticate(token.value()) : Judgement.rejected(Rejection.of(reason));
    }

    private Decision reject(RequestView request, String clientAddress, Rejection rejection) {
        try {
            listener.rejected(request, clientAddress, rejection);
        } catch (RuntimeException e) {
            failures.report("a listener", e);
        }
        return new Decision.Rejected(rejection, answers.answer(rejection.reason(), request));
    }

    /** The peer, if a request that has failed once still says it. */
    private static String peerOf(RequestView request) {
        try {
            return request.remoteAddress();
        } catch (RuntimeException e) {
            return "unknown";
        }
    }
}
