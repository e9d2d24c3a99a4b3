package io.github.jwtfilter.servlet.scenario;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

// documented: begin
/** Clears the cookie, and ends the session. */
public class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.addHeader("Set-Cookie", "__Host-shop-access=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
        response.sendRedirect(request.getContextPath() + "/login.jsp");
    }
}
// documented: end
