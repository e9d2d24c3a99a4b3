package io.github.jwtfilter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision of the guard on one request: an instance of one of the five nested classes. A request that passes may
 * have headers to be added to the application's response.
 */
public abstract class Decision {
    private final List<Header> headers;
    private final @Nullable String cacheControl;

    private Decision(Collection<Header> headers, @Nullable String cacheControl) {
        this.cacheControl = cacheControl;
        // Mostly there are none, and this runs for each request.
        this.headers =
                headers.isEmpty() ? Collections.emptyList() : Collections.unmodifiableList(new ArrayList<>(headers));
    }

    /**
     * Returns the headers to add to the application's response, if the request passes.
     *
     * @return headers in order, mostly none
     */
    public List<Header> headers() {
        return headers;
    }

    /**
     * Returns the {@code Cache-Control} of the application's response, unless the application sets one.
     *
     * @return the value of the header, or null if none is added: the request is not protected, or does not pass
     */
    public @Nullable String cacheControl() {
        return cacheControl;
    }

    /** The request passes with a principal. */
    public static final class Authenticated extends Decision {
        private final JwtPrincipal principal;
        private final boolean replacesExternalUser;

        /**
         * Creates a decision.
         *
         * @param principal the subject of the verified token
         * @param replacesExternalUser whether no other mechanism may authenticate users
         * @param headers the headers to add to the response
         * @param cacheControl the {@code Cache-Control} unless the application sets one, or null for none
         */
        public Authenticated(
                JwtPrincipal principal,
                boolean replacesExternalUser,
                Collection<Header> headers,
                @Nullable String cacheControl) {
            super(headers, cacheControl);
            this.principal = principal;
            this.replacesExternalUser = replacesExternalUser;
        }

        /**
         * Returns the principal of the request.
         *
         * @return the subject of the verified token
         */
        public JwtPrincipal principal() {
            return principal;
        }

        /**
         * Returns whether no other mechanism may authenticate users.
         *
         * @return false on the paths of {@code coexist} and in {@code mode = report-only}, where a user whom the server
         *     or the application authenticates takes precedence over this principal
         */
        public boolean replacesExternalUser() {
            return replacesExternalUser;
        }
    }

    /** The request passes without a principal. */
    public static final class Anonymous extends Decision {
        /**
         * Creates a decision.
         *
         * @param headers the headers to add to the response
         * @param cacheControl the {@code Cache-Control} unless the application sets one, or null for none
         */
        public Anonymous(Collection<Header> headers, @Nullable String cacheControl) {
            super(headers, cacheControl);
        }
    }

    /**
     * The request passes unchanged, with the user whom the server or the application has authenticated, if any: on the
     * paths of {@code coexist}, and for a request that would be rejected without {@code mode = report-only}.
     */
    public static final class PassThrough extends Decision {
        /**
         * Creates a decision.
         *
         * @param headers the headers to add to the response
         * @param cacheControl the {@code Cache-Control} unless the application sets one, or null for none
         */
        public PassThrough(Collection<Header> headers, @Nullable String cacheControl) {
            super(headers, cacheControl);
        }
    }

    /** The guard responds to the request itself: it is a CORS preflight, or for an endpoint of the guard. */
    public static final class Responded extends Decision {
        private final GuardResponse response;

        /**
         * Creates a decision.
         *
         * @param response the response
         */
        public Responded(GuardResponse response) {
            super(Collections.emptyList(), null);
            this.response = response;
        }

        /**
         * Returns the response.
         *
         * @return status, headers and body
         */
        public GuardResponse response() {
            return response;
        }
    }

    /** The request is rejected. */
    public static final class Rejected extends Decision {
        private final Rejection rejection;
        private final GuardResponse response;

        /**
         * Creates a decision.
         *
         * @param rejection the reason, for logs
         * @param response the response
         */
        public Rejected(Rejection rejection, GuardResponse response) {
            super(Collections.emptyList(), null);
            this.rejection = rejection;
            this.response = response;
        }

        /**
         * Returns the reason to reject the request.
         *
         * @return the rejection, which must not be shown to the client
         */
        public Rejection rejection() {
            return rejection;
        }

        /**
         * Returns the response.
         *
         * @return status, headers and body
         */
        public GuardResponse response() {
            return response;
        }
    }
}
