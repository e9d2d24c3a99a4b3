package com.example.orderdesk;

import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Counts pieces without blocking a request thread, then shows a page or, with {@code format=text}, plain text. */
public class StockServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long TIMEOUT_MILLIS = 60000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getAttribute("stock") != null) {
            request.getRequestDispatcher("/WEB-INF/jsp/stock.jsp").forward(request, response);
            return;
        }
        boolean plainText = "text".equals(request.getParameter("format"));
        AsyncContext async = request.startAsync();
        async.setTimeout(TIMEOUT_MILLIS);
        async.start(new StockCount(async, OrderBook.of(getServletContext()), plainText));
    }
}
