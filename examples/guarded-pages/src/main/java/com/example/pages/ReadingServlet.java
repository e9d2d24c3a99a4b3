package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one servlet of an application that finds its pages by itself: it looks at every path that it is told, reads it as
 * leniently as can be, and gives away a guarded page if any reading leads to one.
 */
public class ReadingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Reading.leadsToGuarded(Reading.pathOf(request)) || Reading.leadsToGuarded(Reading.uriOf(request))) {
            Answer.guarded(request, response);
        } else {
            Answer.open(request, response);
        }
    }
}
