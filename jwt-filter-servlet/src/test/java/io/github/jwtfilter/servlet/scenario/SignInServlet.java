package io.github.jwtfilter.servlet.scenario;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

// documented: begin
/** Checks the password of a user, and starts a session. */
public class SignInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        List<String> roles = rolesOf(user, request.getParameter("password"));
        if (roles == null) {
            response.sendError(403);
            return;
        }
        JwtSessions.of(getServletContext()).start(request, response, user, roles);
        response.sendRedirect(JwtSessions.returnPath(request, request.getParameter("return")));
    }

    /** Returns the roles of the user, or null if the password is wrong: replace it by the query of your user table. */
    private static List<String> rolesOf(String user, String password) {
        return "alice".equals(user) && "open sesame".equals(password) ? Arrays.asList("clerk") : null;
    }
}
// documented: end
