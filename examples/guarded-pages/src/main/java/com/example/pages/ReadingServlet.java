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
        if (Reading.readsProtectedPage(Reading.pathOf(request)) || Reading.readsProtectedPage(Reading.uriOf(request))) {
            PageWriter.guarded(request, response);
        } else {
            PageWriter.open(request, response);
        }
    }
}
