package io.github.jwtfilter.browser;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the session of the browser. */
@SuppressWarnings("serial")
final class SessionLogoutServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.logout();
        response.setContentType("text/html");
        response.getWriter().print("<!doctype html><title>Goodbye</title>");
    }
}
