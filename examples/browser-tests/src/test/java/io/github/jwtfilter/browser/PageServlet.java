package io.github.jwtfilter.browser;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the pages of a test from the application. */
@SuppressWarnings("serial")
final class PageServlet extends HttpServlet {
    private final transient Pages pages;

    PageServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.getWriter().print(pages.find(request.getQueryString()));
    }
}
