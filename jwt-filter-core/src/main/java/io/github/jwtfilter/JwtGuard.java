package io.github.jwtfilter;

import io.github.jwtfilter.access.AccessRule;
import io.github.jwtfilter.decision.Decision;
import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.decision.answer.Answers;
import io.github.jwtfilter.event.FailureLog;
import io.github.jwtfilter.event.GuardListener;
import io.github.jwtfilter.identity.Authenticator;
import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.key.KeyHealth;
import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionKind;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.Connection;
import io.github.jwtfilter.request.Connections;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.token.PresentedToken;
import io.github.jwtfilter.token.TokenSources;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on requests: path, rule, transport, token, origin, principal, permission, in this order. Safe for use by any number of threads;
 * {@link GuardFactory} makes one from settings. Whoever has it made closes it in the end.
 */
public final class JwtGuard implements AutoCloseable {
    private final Connections connections;
    private final Entrance entrance;
    private final TokenSources tokens;
    private final Authenticator authenticator;
    private final Answers answers;
    private final GuardListener listener;
    private final FailureLog failures;
    private final String summary;
    private final Background background;

    JwtGuard(
            Connections connections,
            Entrance entrance,
            TokenSources tokens,
            Authenticator authenticator,
            Answers answers,
            GuardListener listener,
            FailureLog failures,
            String summary,
            Background background) {
        this.connections = connections;
        this.entrance = entrance;
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
        RejectionReason refusal = entrance.refusal(request);
        if (refusal != null) {
            return reject(request, connection, refusal);
        }
        AccessRule rule = entrance.rule(request);
        Optional<Answer> preflight = rule.ignoresTokens() ? Optional.empty() : answers.preflight(request);
        return preflight.isPresent()
                ? new Decision.Answered(preflight.get())
                : judge(request, connection, entrance.isLoginPage(request) ? AccessRule.ofAnyone() : rule);
    }

    private Decision judge(RequestView request, Connection connection, AccessRule rule) {
        if (rule.refusal() != null) {
            return reject(request, connection, rule.refusal());
        }
        PresentedToken presented = rule.ignoresTokens() ? null : tokens.find(request);
        RejectionReason refusal = presented == null ? null : entrance.checkTransport(connection);
        if (refusal == null) {
            refusal = entrance.checkOrigin(request, connection, rule, presented);
        }
        if (refusal != null) {
            return reject(request, connection, refusal);
        }
        return presented == null ? anonymous(request, connection, rule) : judge(request, connection, rule, presented);
    }

    private Decision judge(RequestView request, Connection connection, AccessRule rule, PresentedToken presented) {
        RejectionReason missing = presented.token().reason();
        Judgement<JwtPrincipal> judgement =
                missing == null ? authenticate(presented.token().value()) : Judgement.rejected(Rejection.of(missing));
        Rejection rejection = judgement.rejection();
        if (rejection != null) {
            return isForgivable(rule, presented, rejection.reason())
                    ? anonymous(request, connection, rule)
                    : reject(request, connection.clientAddress(), rejection);
        }
        RejectionReason forbidden = rule.authorise(judgement.value());
        return forbidden == null
                ? new Decision.Authenticated(judgement.value(), answers.shared(request))
                : reject(
                        request,
                        connection.clientAddress(),
                        Rejection.of(forbidden, judgement.value().token().label()));
    }

    /** A bad cookie may be a forgotten one; whoever sends a header means it. What cannot be judged is not forgiven. */
    private static boolean isForgivable(AccessRule rule, PresentedToken presented, RejectionReason reason) {
        return rule.tokenIsOptional() && presented.isInCookie() && reason.kind() != RejectionKind.UNAVAILABLE;
    }

    private Decision anonymous(RequestView request, Connection connection, AccessRule rule) {
        RejectionReason needed = rule.authorise(null);
        return needed == null ? new Decision.Anonymous(answers.shared(request)) : reject(request, connection, needed);
    }

    private Decision reject(RequestView request, Connection connection, RejectionReason reason) {
        return reject(request, connection.clientAddress(), Rejection.of(reason));
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
