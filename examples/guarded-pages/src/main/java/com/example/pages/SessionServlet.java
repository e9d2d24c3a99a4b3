package com.example.pages;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Does with a session and the response what the parts of its path name, in this order, and prints the user. */
public class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MORE_THAN_A_BUFFER = 200_000;

    /** The smallest permitted value of {@code store.memory.max-entries}. */
    private static final int REVOCATIONS = 100;

    /** Made by the server. */
    public SessionServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        for (String part : request.getPathInfo().substring(1).split("-", -1)) {
            switch (part) {
                case "start":
                    JwtSessions.of(getServletContext())
                            .start(request, response, "alice", Collections.singletonList("clerk"));
                    break;
                case "end":
                    request.logout();
                    break;
                case "endall":
                    JwtSessions.of(getServletContext()).endAll("alice");
                    break;
                case "fill":
                    fillRevocations();
                    break;
                case "async":
                    request.startAsync();
                    break;
                case "dispatch":
                    request.startAsync().dispatch("/session/end");
                    return;
                case "cookie":
                    response.addCookie(new Cookie("theme", "dark"));
                    break;
                case "cookies":
                    response.setHeader("Set-Cookie", "theme=dark");
                    break;
                case "cached":
                    response.setHeader("Cache-Control", "public, max-age=600");
                    response.setDateHeader("Expires", Long.MAX_VALUE / 1_000_000_000 * 1_000);
                    break;
                case "reset":
                    response.reset();
                    break;
                case "error":
                    response.sendError(HttpServletResponse.SC_CONFLICT);
                    return;
                case "failure":
                    throw new IllegalStateException("the application failed");
                case "redirect":
                    response.sendRedirect(request.getContextPath() + "/");
                    return;
                case "long":
                    response.getOutputStream().write(new byte[MORE_THAN_A_BUFFER]);
                    return;
                default:
                    break;
            }
        }
        response.getWriter().print("user: " + request.getRemoteUser());
    }

    /** From now on, no session can end. */
    private void fillRevocations() {
        String issuer = "urn:jwt-filter:" + getServletContext().getContextPath().substring(1);
        for (int i = 0; i < REVOCATIONS; i++) {
            JwtSessions.of(getServletContext()).revocations().revokeSession(issuer, "session " + i);
        }
    }
}
