package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A request with the principal of its token; a user whom the container or the application authenticates takes
 * precedence.
 */
final class CoexistingRequest extends JwtRequest {
    CoexistingRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestDecision decision,
            FilterDelegate application) {
        super(request, response, decision, application);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        Principal other = request.getUserPrincipal();
        return other == null ? super.getUserPrincipal() : other;
    }

    @Override
    public @Nullable String getRemoteUser() {
        String other = request.getRemoteUser();
        return other == null ? super.getRemoteUser() : other;
    }

    @Override
    public @Nullable String getAuthType() {
        return isOfToken() ? super.getAuthType() : request.getAuthType();
    }

    @Override
    public boolean isUserInRole(@Nullable String role) {
        return isOfToken() ? super.isUserInRole(role) : request.isUserInRole(role);
    }

    /** Without any user, the server decides. */
    private boolean isOfToken() {
        return request.getUserPrincipal() == null && decision.principal() != null;
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return getUserPrincipal() != null || request.authenticate(response);
    }

    @Override
    public void login(String username, String password) throws ServletException {
        request.login(username, password);
    }

    @Override
    public void logout() throws ServletException {
        decision.session().activity().requireActive();
        try {
            super.logout();
        } finally {
            request.logout();
        }
    }
}
