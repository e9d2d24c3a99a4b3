package com.example.helpdesk;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Writes pages. */
final class Html {
    private Html() {}

    static void page(HttpServletRequest request, HttpServletResponse response, String title, String body)
            throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html><head><title>" + text(title) + "</title><link rel=\"stylesheet\" href=\""
                        + text(request.getContextPath()) + "/css/desk.css\"></head><body><h1>" + text(title) + "</h1>"
                        + body + "</body></html>");
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
