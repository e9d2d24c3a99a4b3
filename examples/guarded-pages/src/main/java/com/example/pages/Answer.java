package com.example.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a page says: one line, and the same in a header for those who do not get to see the body. */
final class Answer {
    private Answer() {}

    /** Something that only those who are let in may see. */
    static void guarded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write("GUARDED", request, response);
    }

    /** Something that anybody may see. */
    static void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write("page", request, response);
    }

    private static void write(String kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("X-Page", kind);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().println(kind + " " + Reading.pathOf(request) + " for " + request.getRemoteUser());
    }
}
