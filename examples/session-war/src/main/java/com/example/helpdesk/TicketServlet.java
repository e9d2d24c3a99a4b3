package com.example.helpdesk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Lists tickets and adds one: an ordinary page of the application, which knows nothing of tokens. */
public class TicketServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 1_000;

    private final transient List<String> tickets = new CopyOnWriteArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder items = new StringBuilder();
        for (String ticket : tickets) {
            items.append("<li>").append(Html.text(ticket)).append("</li>");
        }
        Html.page(
                request,
                response,
                "Tickets",
                "<ul id=\"tickets\">" + items + "</ul><form method=\"post\"><p><input name=\"text\">"
                        + " <button id=\"add\">Add</button></p></form>");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getParameter("text");
        if (text != null && tickets.size() < MAX) {
            tickets.add(request.getRemoteUser() + ": " + text);
        }
        response.sendRedirect(request.getContextPath() + "/tickets");
    }
}
