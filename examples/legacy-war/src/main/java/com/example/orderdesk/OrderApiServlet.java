package com.example.orderdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order book as JSON: GET lists it, POST adds an order. */
public class OrderApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OrderApiServlet.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(response, Collections.singletonMap("orders", orderBook().list()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Order sent;
        try {
            sent = JSON.readValue(request.getInputStream(), Order.class);
        } catch (JsonProcessingException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "Not an order");
            return;
        }
        Order order = orderBook().add(sent.getCustomer(), sent.getArticle(), sent.getQuantity());
        LOG.info("Order {} taken by {}", order.getId(), request.getRemoteUser());
        response.setStatus(HttpServletResponse.SC_CREATED);
        send(response, order);
    }

    private OrderBook orderBook() {
        return OrderBook.of(getServletContext());
    }

    private static void send(HttpServletResponse response, Object value) throws IOException {
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), value);
    }
}
