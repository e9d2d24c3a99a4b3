package io.github.jwtfilter.servlet;

import io.github.jwtfilter.identity.JwtPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Binds the session of an application to the user whose token it is first used with, under an ID that nobody can have planted.
 * For users of other tokens it ends.
 */
final class SessionOwner {
    private static final String ATTRIBUTE = "io.github.jwtfilter.session.owner";

    private SessionOwner() {}

    /** The session if it is, or becomes, that of the user; null if it has ended, being that of somebody else. */
    static @Nullable HttpSession claim(HttpSession session, JwtPrincipal principal, HttpServletRequest request) {
        try {
            Object owner = session.getAttribute(ATTRIBUTE);
            if (nameOf(principal).equals(owner)) {
                return session;
            }
            if (owner == null && session.isNew()) {
                return bind(session, principal);
            }
            if (owner == null && !isOfAnother(principal, request)) {
                return bind(SessionId.change(session, request), principal);
            }
            session.invalidate();
            return null;
        } catch (IllegalStateException e) {
            return null; // it has ended in the meantime, by another request of the same session
        }
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
