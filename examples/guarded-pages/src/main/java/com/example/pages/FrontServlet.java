package com.example.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** The only servlet of an application that selects its pages by a parameter; one of them is guarded. */
public class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] pages = request.getParameterValues("page");
        if (pages != null && Arrays.asList(pages).contains("secret")) {
            PageWriter.guarded(request, response);
        } else {
            PageWriter.open(request, response);
        }
    }
}
