package io.github.jwtfilter.servlet;

import io.github.jwtfilter.identity.JwtPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;

/**
 * Binds the session of an application to the user whose token it is first used with. Nobody else gets to see it from then
 * on: a session ID that was planted, or left behind by the user before, leads to no data of others.
 */
final class SessionOwner {
    private static final String ATTRIBUTE = "io.github.jwtfilter.session.owner";

    private SessionOwner() {}

    /** Binds an unbound session; ends one that belongs to somebody else, and says so by false. */
    static boolean claim(HttpSession session, JwtPrincipal principal, HttpServletRequest request) {
        try {
            return isClaimed(session, principal, request);
        } catch (IllegalStateException e) {
            return false; // it has ended in the meantime, by another request of the same session
        }
    }

    private static boolean isClaimed(HttpSession session, JwtPrincipal principal, HttpServletRequest request) {
        String claimant = nameOf(principal);
        Object owner = session.getAttribute(ATTRIBUTE);
        if (claimant.equals(owner)) {
            return true;
        }
        if (owner == null && (session.isNew() || !isOfAnother(principal, request))) {
            bind(session, principal);
            return true;
        }
        session.invalidate();
        return false;
    }

    static HttpSession bind(HttpSession session, JwtPrincipal principal) {
        session.setAttribute(ATTRIBUTE, nameOf(principal));
        return session;
    }

    /** A session that somebody else is signed in to by the container is theirs, if nobody has claimed it. */
    private static boolean isOfAnother(JwtPrincipal principal, HttpServletRequest request) {
        Principal user = request.getUserPrincipal();
        return user != null && !principal.getName().equals(user.getName());
    }

    /** Text, so that sessions can be moved between servers without this class. */
    private static String nameOf(JwtPrincipal principal) {
        String subject = principal.token().subject();
        return principal.token().issuer() + " " + (subject == null ? principal.getName() : subject);
    }
}
