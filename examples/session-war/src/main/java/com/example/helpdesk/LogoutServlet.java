package com.example.helpdesk;

import io.github.jwtfilter.javax.JwtSessions;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Ends the session of this browser, or all sessions of the user. */
public class LogoutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getParameter("everywhere") != null) {
            JwtSessions.of(getServletContext()).endAll(request.getRemoteUser());
        }
        request.logout();
        response.sendRedirect(request.getContextPath() + "/login");
    }
}
