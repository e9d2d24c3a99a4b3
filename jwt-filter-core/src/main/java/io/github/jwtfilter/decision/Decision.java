package io.github.jwtfilter.decision;

import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.rejection.Rejection;

/** What the guard decides on one request: one of the three nested classes, and never anything else. */
public abstract class Decision {
    private Decision() {}

    /** The request passes with a principal. */
    public static final class Authenticated extends Decision {
        private final JwtPrincipal principal;

        /**
         * Decides so.
         *
         * @param principal the bearer of the verified token
         */
        public Authenticated(JwtPrincipal principal) {
            this.principal = principal;
        }

        /**
         * Who makes the request.
         *
         * @return the bearer of the verified token
         */
        public JwtPrincipal principal() {
            return principal;
        }
    }

    /** The request passes without a principal. */
    public static final class Anonymous extends Decision {
        /** Decides so. */
        public Anonymous() {}
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
