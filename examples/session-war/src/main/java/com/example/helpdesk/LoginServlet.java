package com.example.helpdesk;

import io.github.jwtfilter.javax.JwtSessions;
import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows the login form, and checks it against the user table. */
public class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient UserTable users = new UserTable();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, JwtSessions.returnPath(request), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        List<String> roles = users.rolesOf(user, request.getParameter("password"));
        String path = JwtSessions.returnPath(request, request.getParameter("return"));
        if (roles == null) {
            response.setStatus(403);
            show(request, response, path, "<p id=\"failure\">Wrong name or password.</p>");
            return;
        }
        JwtSessions.of(getServletContext()).start(request, response, user, roles);
        response.sendRedirect(path.equals(request.getContextPath() + "/") ? path + "session" : path);
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, String path, String message)
            throws IOException {
        Html.page(
                request,
                response,
                "Login",
                message + "<form method=\"post\" action=\"" + Html.text(request.getContextPath()) + "/login\">"
                        + "<input type=\"hidden\" name=\"return\" value=\"" + Html.text(path) + "\">"
                        + "<p>Name <input name=\"user\"> Password <input name=\"password\" type=\"password\">"
                        + " <button id=\"login\">Log in</button></p></form>");
    }
}
