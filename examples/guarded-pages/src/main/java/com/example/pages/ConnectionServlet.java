package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints what the application sees of user and connection; at {@code /away} it redirects to {@code who}. */
public class ConnectionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Made by the server. */
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
