package io.github.jwtfilter.servlet;

import io.github.jwtfilter.JwtPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The user of a request as the owner of HTTP sessions. A session is bound to issuer and subject of the token with which
 * it is first used; a request with the token of another user ends it.
 *
 * <p>Two requests may find the same session without an owner. The owner is therefore checked again under a lock of the
 * session, and written before the session ID changes: a request that has waited for the lock, or arrives with the new
 * ID, finds it.
 */
final class SessionOwner {
    private static final String ATTRIBUTE = "io.github.jwtfilter.session.owner";
    private static final SessionLocks LOCKS = new SessionLocks();
    private static final SessionIdChange SUPPORTED = SessionIdChange.supported();

    private final JwtPrincipal principal;
    private final HttpServletRequest request;
    private final SessionIdChange idChange;

    SessionOwner(JwtPrincipal principal, HttpServletRequest request) {
        this(principal, request, SUPPORTED);
    }

    SessionOwner(JwtPrincipal principal, HttpServletRequest request, SessionIdChange idChange) {
        this.principal = principal;
        this.request = request;
        this.idChange = idChange;
    }

    /** Returns the session if it is, or becomes, that of the user; null if it has ended. */
    @Nullable
    HttpSession claim(HttpSession session) {
        try {
            return own(session, false);
        } catch (IllegalStateException e) {
            return null; // another request has ended it
        }
    }

    /**
     * Binds a session that was created for the request.
     *
     * @throws IllegalStateException if it has ended, also because it belongs to another user
     */
    HttpSession begin(HttpSession session) {
        HttpSession own = own(session, true);
        if (own == null) {
            throw new IllegalStateException("The session belonged to another user and was invalidated");
        }
        return own;
    }

    private @Nullable HttpSession own(HttpSession session, boolean created) {
        String user = name();
        if (user.equals(session.getAttribute(ATTRIBUTE))) {
            return session;
        }
        synchronized (LOCKS.of(session)) {
            Object owner = session.getAttribute(ATTRIBUTE);
            if (user.equals(owner)) {
                return session;
            }
            if (owner == null && (created ? session.isNew() : isUnclaimed(session))) {
                return bind(session, user);
            }
            session.invalidate();
            return null;
        }
    }

    /**
     * Binds a session. With an owner it must not keep an ID that others may know: if the ID cannot be changed, the
     * session ends.
     */
    private HttpSession bind(HttpSession session, String user) {
        boolean bound = false;
        try {
            session.setAttribute(ATTRIBUTE, user);
            HttpSession own = mayBePlanted(session) ? idChange.apply(session, request) : session;
            bound = true;
            return own;
        } finally {
            if (!bound) {
                session.invalidate();
            }
        }
    }

    /**
     * Returns whether an attacker may know the ID. If the client has sent one, a new session may have it too: Jetty and
     * Undertow keep the requested ID if another application has a session of that ID, and for Tomcat a session is new
     * until the request that created it has ended.
     */
    private boolean mayBePlanted(HttpSession session) {
        return request.getRequestedSessionId() != null || !session.isNew();
    }

    /**
     * Returns whether a session without an owner can be claimed. It cannot if the container has authenticated another
     * user, or if its ID has changed since the client sent one: another request has logged in to it then, and its new
     * ID is not for this client.
     */
    private boolean isUnclaimed(HttpSession session) {
        Principal user = request.getUserPrincipal();
        return (user == null || principal.getName().equals(user.getName())) && !hasMoved(session);
    }

    /**
     * Returns whether the ID has changed. Servers add a route or a version to the ID that they send, so comparing the
     * two IDs is not enough.
     */
    private boolean hasMoved(HttpSession session) {
        String requested = request.getRequestedSessionId();
        return requested != null
                && !session.isNew() // by an earlier filter, in place of the one that has ended
                && !requested.contains(session.getId())
                && !request.isRequestedSessionIdValid();
    }

    /**
     * Returns the owner as text, so that sessions can move to servers without this class. Each part follows its length,
     * so that no two users have the same text. Without a subject, the name of the principal takes its place, marked as
     * such.
     */
    String name() {
        String subject = principal.token().subject();
        boolean named = subject != null && !subject.trim().isEmpty();
        return part("iss", principal.token().issuer())
                + (named ? part(" sub", subject) : part(" name", principal.getName()));
    }

    private static String part(String kind, @Nullable String value) {
        return value == null ? kind + " -" : kind + ' ' + value.length() + ' ' + value;
    }
}
