package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that treat {@code Cache-Control} in various ways, by their name, and print whether there is one. */
public class CachingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "Cache-Control";

    /** Made by the server. */
    public CachingServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        switch (request.getPathInfo()) {
            case "/set":
                response.setHeader(NAME, "public, max-age=60");
                break;
            case "/add":
                response.addHeader(NAME, "max-age=60");
                break;
            case "/reset":
                response.setHeader(NAME, "public");
                response.reset();
                break;
            case "/missing":
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            case "/failing":
                throw new IllegalStateException("the application failed");
            case "/redirect":
                response.sendRedirect(request.getContextPath() + "/");
                return;
            case "/async":
                request.startAsync().dispatch(request.getServletPath() + "/add");
                return;
            default:
                break;
        }
        response.getWriter().print("header seen: " + response.containsHeader(NAME));
    }
}
