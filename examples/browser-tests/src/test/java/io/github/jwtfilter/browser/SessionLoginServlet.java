package io.github.jwtfilter.browser;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Starts a session for each client that names its user. */
@SuppressWarnings("serial")
final class SessionLoginServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.getWriter().print(LoginServlet.FORM);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtSessions.of(getServletContext()).start(request, response, request.getParameter("user"), List.of("clerk"));
        response.setContentType("text/html");
        response.getWriter().print("<!doctype html><title>Welcome</title>");
    }
}
