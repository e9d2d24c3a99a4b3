package io.github.jwtfilter.decision;

import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.decision.answer.Header;
import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.rejection.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What the guard decides on one request: one of the five nested classes, and never anything else. A request that passes may
 * have headers to be added to whatever the application answers.
 */
public abstract class Decision {
    private final List<Header> headers;

    private Decision(Collection<Header> headers) {
        // Mostly there are none, and this is done for each request.
        this.headers =
                headers.isEmpty() ? Collections.emptyList() : Collections.unmodifiableList(new ArrayList<>(headers));
    }

    /**
     * What is to be added to the answer of the application, if the request passes.
     *
     * @return headers in order, mostly none
     */
    public List<Header> headers() {
        return headers;
    }

    /** The request passes with a principal. */
    public static final class Authenticated extends Decision {
        private final JwtPrincipal principal;
        private final boolean exclusive;

        /**
         * Decides so.
         *
         * @param principal the bearer of the verified token
         * @param exclusive whether nobody but us may sign users in
         * @param headers what is to be added to the answer
         */
        public Authenticated(JwtPrincipal principal, boolean exclusive, Collection<Header> headers) {
            super(headers);
            this.principal = principal;
            this.exclusive = exclusive;
        }

        /**
         * Who makes the request.
         *
         * @return the bearer of the verified token
         */
        public JwtPrincipal principal() {
            return principal;
        }

        /**
         * Whether nobody but us may sign users in.
         *
         * @return false on the paths of {@code coexist} and in {@code mode = report-only}, where whoever the server or the
         *     application signs in takes the place of our principal
         */
        public boolean exclusive() {
            return exclusive;
        }
    }

    /** The request passes without a principal. */
    public static final class Anonymous extends Decision {
        /**
         * Decides so.
         *
         * @param headers what is to be added to the answer
         */
        public Anonymous(Collection<Header> headers) {
            super(headers);
        }
    }

    /**
     * The request passes as it came, with whoever the server or the application has signed in: that is how it counts on the
     * paths of {@code coexist}, and how a request passes that would be refused if it were not for {@code mode = report-only}.
     */
    public static final class Untouched extends Decision {
        /**
         * Decides so.
         *
         * @param headers what is to be added to the answer
         */
        public Untouched(Collection<Header> headers) {
            super(headers);
        }
    }

    /** The request is a question that the guard answers itself: a CORS preflight. */
    public static final class Answered extends Decision {
        private final Answer answer;

        /**
         * Decides so.
         *
         * @param answer what the client is told
         */
        public Answered(Answer answer) {
            super(Collections.emptyList());
            this.answer = answer;
        }

        /**
         * What the client is told.
         *
         * @return the whole answer
         */
        public Answer answer() {
            return answer;
        }
    }

    /** The request is refused. */
    public static final class Rejected extends Decision {
        private final Rejection rejection;
        private final Answer answer;

        /**
         * Decides so.
         *
         * @param rejection why, for logs
         * @param answer what the client is told
         */
        public Rejected(Rejection rejection, Answer answer) {
            super(Collections.emptyList());
            this.rejection = rejection;
            this.answer = answer;
        }

        /**
         * Why the request is refused.
         *
         * @return the rejection, never shown to the client
         */
        public Rejection rejection() {
            return rejection;
        }

        /**
         * What the client is told.
         *
         * @return the whole answer
         */
        public Answer answer() {
            return answer;
        }
    }
}
