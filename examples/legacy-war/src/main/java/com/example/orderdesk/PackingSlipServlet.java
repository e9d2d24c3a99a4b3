package com.example.orderdesk;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Writes the packing slip of an order, with the lines of the shared page fragment in the middle. */
public class PackingSlipServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int id = Integer.parseInt(request.getParameter("id"));
        Order order = OrderBook.of(getServletContext()).find(id);
        if (order == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<html><head><title>Packing slip</title></head><body>");
        out.println("<h1>Packing slip " + id + "</h1>");
        request.setAttribute("order", order);
        request.getRequestDispatcher("/WEB-INF/jsp/slip-lines.jsp").include(request, response);
        out.println("</body></html>");
    }
}
