package io.github.jwtfilter.migration;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The legacy application. It serves every path and method, and prints the user it sees. */
public final class OrderDesk extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().startsWith("/till/") && !request.isUserInRole("manager")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        List<String> roles = Stream.of("clerk", "auditor", "manager")
                .filter(request::isUserInRole)
                .toList();
        String user = request.getUserPrincipal() == null
                ? "nobody"
                : request.getUserPrincipal().getName();
        response.getWriter().print("user " + user + ", roles " + roles);
    }
}
