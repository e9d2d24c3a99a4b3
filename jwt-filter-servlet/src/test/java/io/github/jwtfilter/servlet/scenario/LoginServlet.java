package io.github.jwtfilter.servlet.scenario;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The login of an application with its own users, as in docs/responses.md. */
public final class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    // documented: begin
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = tokenFor(request.getParameter("user"), request.getParameter("password"));
        if (token == null) {
            response.sendError(403);
            return;
        }
        response.addHeader("Set-Cookie", "__Host-access=" + token + "; Path=/; HttpOnly; Secure; SameSite=Lax");
        response.sendRedirect(JwtSessions.returnPath(request, request.getParameter("return")));
    }
    // documented: end

    /** A page that shows the target of its form. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("back to " + JwtSessions.returnPath(request));
    }

    private static String tokenFor(String user, String password) {
        return "open sesame".equals(password) ? Tokens.of(user) : null;
    }
}
