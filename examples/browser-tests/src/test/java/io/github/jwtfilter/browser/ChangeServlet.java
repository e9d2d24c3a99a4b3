package io.github.jwtfilter.browser;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** Changes state with every request except a preflight, which it allows without checks, as careless applications do. */
@SuppressWarnings("serial")
final class ChangeServlet extends HttpServlet {
    private final transient RequestLog requestLog;

    ChangeServlet(RequestLog requestLog) {
        this.requestLog = requestLog;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Allow-Headers", "Content-Type");
            return;
        }
        String user = Objects.requireNonNullElse(request.getRemoteUser(), "");
        requestLog.add(new RequestLog.Change(Attempts.number(request.getQueryString()), user));
        response.setContentType("text/plain");
        response.getWriter().print("Changed by " + user);
    }
}
