package com.example.orderdesk;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletContext;

/** All orders, stored in memory and shared by the servlets through the servlet context. */
public class OrderBook {
    private static final String ATTRIBUTE = OrderBook.class.getName();

    private final List<Order> orders = new ArrayList<Order>();
    private int nextId = 1001;

    public static OrderBook of(ServletContext context) {
        return (OrderBook) context.getAttribute(ATTRIBUTE);
    }

    public void publish(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    public synchronized Order add(String customer, String article, int quantity) {
        Order order = new Order(nextId++, customer, article, quantity);
        orders.add(order);
        return order;
    }

    public synchronized List<Order> list() {
        return new ArrayList<Order>(orders);
    }

    public synchronized void remove(Order order) {
        orders.remove(order);
    }

    /** Returns the order with this number, or null. */
    public synchronized Order find(int id) {
        for (Order order : orders) {
            if (order.getId() == id) {
                return order;
            }
        }
        return null;
    }

    public synchronized int pieces() {
        int pieces = 0;
        for (Order order : orders) {
            pieces += order.getQuantity();
        }
        return pieces;
    }
}
