package io.github.jwtfilter.servlet;

import io.github.jwtfilter.JwtPrincipal;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed with the principal of its token. The container does not know that principal, and a user of the
 * container is hidden: every method about the user depends on the token alone.
 */
class JwtRequest extends GuardedRequest {
    private static final String AUTH_TYPE = "JWT";

    JwtRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestDecision decision,
            FilterDelegate application) {
        super(request, response, decision, application);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return decision.principal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        JwtPrincipal principal = decision.principal();
        return principal == null ? null : principal.getName();
    }

    @Override
    public @Nullable String getAuthType() {
        return decision.principal() == null ? null : AUTH_TYPE;
    }

    /**
     * Implements Servlet 3.1 section 13.3: {@code *} is never a role, and {@code **} stands for any authenticated user
     * (even if it is the name of a role, since a principal that has it is authenticated).
     */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        JwtPrincipal principal = decision.principal();
        if (principal == null || role == null || role.equals("*")) {
            return false;
        }
        return role.equals("**") || principal.hasRole(role);
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        if (decision.principal() != null) {
            return true;
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("The response is committed: a challenge cannot be sent any more");
        }
        ResponseWriter.write(application.challenge(request), request, response);
        return false;
    }

    @Override
    public void login(String username, String password) throws ServletException {
        throw new ServletException(
                "Users of this application authenticate with a JSON Web Token, which the client obtains from the"
                        + " token's issuer and sends with each request; there is no login with user name and password");
    }

    /**
     * Removes the principal for the rest of this request and its later dispatches, and ends the session of the filter, if there
     * is one. A token of another issuer remains valid.
     */
    @Override
    public void logout() throws ServletException {
        end();
    }

    @Override
    public @Nullable HttpSession getSession() {
        return getSession(true);
    }

    /** Ends a session of another user before it returns. */
    @Override
    public @Nullable HttpSession getSession(boolean create) {
        JwtPrincipal principal = boundPrincipal();
        if (principal == null || isBoundBelow()) {
            return super.getSession(create);
        }
        SessionOwner owner = new SessionOwner(principal, request);
        HttpSession session = super.getSession(false);
        HttpSession own = session == null ? null : owner.claim(session);
        return own == null && create ? owner.begin(super.getSession(true)) : own;
    }

    /** Returns the principal to which sessions are bound, or null if they are not. */
    private @Nullable JwtPrincipal boundPrincipal() {
        return application.bindsSessions() ? decision.principal() : null;
    }

    /**
     * Returns whether this is a later dispatch of a request whose first wrapper binds its session. A wrapper between the two may
     * provide sessions of its own, as Shiro does: the container cannot change their IDs, and the first wrapper does not see them.
     */
    private boolean isBoundBelow() {
        ServletRequest below = request;
        while (below instanceof ServletRequestWrapper) {
            if (below instanceof JwtRequest) {
                JwtRequest other = (JwtRequest) below;
                if (other.application == application && other.boundPrincipal() != null) {
                    return true;
                }
            }
            below = ((ServletRequestWrapper) below).getRequest();
        }
        return false;
    }
}
