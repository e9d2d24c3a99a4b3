package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints the user and the connection as seen by the application; {@code /away} redirects to {@code who}. */
public class ConnectionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Called by the server. */
    public ConnectionServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/away")) {
            response.sendRedirect("who");
            return;
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .print(request.getMethod() + " by " + request.getRemoteUser() + " secure=" + request.isSecure()
                        + " scheme=" + request.getScheme());
    }
}
