package io.github.jwtfilter.browser;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints the access token of the provider, and the address of its logout. */
@SuppressWarnings("serial")
final class ProviderServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtSessions sessions = JwtSessions.of(getServletContext());
        response.setContentType("text/plain");
        response.getWriter().print(sessions.accessToken(request) + " " + sessions.logoutUrl(request));
    }
}
