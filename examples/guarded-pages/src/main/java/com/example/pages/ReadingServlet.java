package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The only servlet of an application that resolves its pages itself: it interprets every form of the path as leniently as
 * possible, and returns a guarded page if any interpretation matches one.
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
