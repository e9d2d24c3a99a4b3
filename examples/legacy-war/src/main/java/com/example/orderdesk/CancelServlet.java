package com.example.orderdesk;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels an order when its link is followed. Only administrators may cancel large ones. */
public class CancelServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CancelServlet.class);
    private static final int LARGE = 10;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OrderBook book = OrderBook.of(getServletContext());
        Order order = book.find(Integer.parseInt(request.getParameter("id")));
        if (order == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (order.getQuantity() > LARGE && !request.isUserInRole("admin")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        book.remove(order);
        LOG.info("Order {} cancelled by {}", order.getId(), request.getRemoteUser());
        response.sendRedirect(request.getContextPath() + "/orders");
    }
}
