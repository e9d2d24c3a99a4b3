package io.github.jwtfilter.browser;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs in any client. The cookie is sent with cross-site requests as well, where the browser allows it. */
@SuppressWarnings("serial")
final class LoginServlet extends HttpServlet {
    static final String FORM = """
            <!doctype html><title>Sign in</title>
            <form method=post><input name=user value=alice></form>
            """;

    private final String cookie;

    LoginServlet(String cookie) {
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.getWriter().print(FORM);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String where = request.isSecure() ? "; Secure; SameSite=None" : "";
        String token = Tokens.of(request.getParameter("user"));
        response.addHeader("Set-Cookie", cookie + "=" + token + "; Path=/; HttpOnly" + where);
        response.setContentType("text/html");
        response.getWriter().print("<!doctype html><title>Welcome</title>");
    }
}
