package com.example.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The response of a page: one line, repeated in a header for clients that do not receive the body. */
final class PageWriter {
    private PageWriter() {}

    /** Content that only authorized users may see. */
    static void guarded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write("GUARDED", request, response);
    }

    /** Content that every client may see. */
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
