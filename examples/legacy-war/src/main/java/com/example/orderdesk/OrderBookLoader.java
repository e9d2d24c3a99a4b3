package com.example.orderdesk;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the order book when the application starts. */
public class OrderBookLoader implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(OrderBookLoader.class);

    @Override
    public void contextInitialized(ServletContextEvent event) {
        OrderBook book = new OrderBook();
        book.add("Wile E. Coyote", "Rocket skates", 1);
        book.add("Smith & Sons", "Anvil, 50 kg", 12);
        book.add("Marvin", "Earth-moving equipment", 3);
        book.publish(event.getServletContext());
        LOG.info("Order desk opened with {} orders", book.list().size());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        LOG.info("Order desk closed");
    }
}
