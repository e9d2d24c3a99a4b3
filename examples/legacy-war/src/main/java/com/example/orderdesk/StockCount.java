package com.example.orderdesk;

import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts pieces in the background of an asynchronous request. */
class StockCount implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StockCount.class);

    private final AsyncContext async;
    private final OrderBook book;
    private final boolean plainText;

    StockCount(AsyncContext async, OrderBook book, boolean plainText) {
        this.async = async;
        this.book = book;
        this.plainText = plainText;
    }

    @Override
    public void run() {
        if (plainText) {
            write();
            async.complete();
        } else {
            async.getRequest().setAttribute("stock", book.pieces());
            async.dispatch();
        }
    }

    private void write() {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        ServletResponse response = async.getResponse();
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().println(book.pieces() + " pieces, counted for " + request.getRemoteUser());
        } catch (IOException e) {
            LOG.warn("The stock could not be sent", e);
        }
    }
}
