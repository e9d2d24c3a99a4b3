package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A form that every client may view, but not send: every method except GET counts as sending, and so does a method override
 * header.
 */
public class FormServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isRead(request.getMethod()) && isRead(override(request))) {
            PageWriter.open(request, response);
        } else {
            PageWriter.guarded(request, response);
        }
    }

    private static String override(HttpServletRequest request) {
        for (String header : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
            if (request.getHeader(header) != null) {
                return request.getHeader(header);
            }
        }
        return "GET";
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
