package com.example.helpdesk;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.javax.JwtSessions;
import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows the session of the user: everything that its access token contains. */
public class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtPrincipal user = JwtSessions.of(getServletContext()).current(request);
        StringBuilder rows = new StringBuilder();
        if (user != null) {
            for (Map.Entry<String, ?> claim : user.token().claims().entrySet()) {
                rows.append("<tr><th>")
                        .append(Html.text(claim.getKey()))
                        .append("</th><td id=\"")
                        .append(Html.text(claim.getKey()))
                        .append("\">")
                        .append(Html.text(String.valueOf(claim.getValue())))
                        .append("</td></tr>");
            }
        }
        String context = Html.text(request.getContextPath());
        Html.page(
                request,
                response,
                "Session of " + request.getRemoteUser(),
                "<table>" + rows + "</table><p><a href=\"" + context + "/tickets\">Tickets</a></p>"
                        + "<form method=\"post\" action=\"" + context
                        + "/logout\"><p><button id=\"logout\">Log out</button>"
                        + " <button id=\"everywhere\" name=\"everywhere\" value=\"1\">Log out everywhere</button></p></form>");
    }
}
