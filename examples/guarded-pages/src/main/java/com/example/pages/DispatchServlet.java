package com.example.pages;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Dispatches a request to a guarded page by each mechanism of the Servlet API, or ends it with an error. */
public class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String GUARDED_PAGE = "/adm/panel/dispatched";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/forward":
                request.getRequestDispatcher(GUARDED_PAGE).forward(request, response);
                break;
            case "/include":
                request.getRequestDispatcher(GUARDED_PAGE).include(request, response);
                break;
            case "/async":
                AsyncContext async = request.startAsync();
                async.dispatch(GUARDED_PAGE);
                break;
            case "/error":
                response.sendError(HttpServletResponse.SC_GONE);
                break;
            default:
                PageWriter.open(request, response);
        }
    }
}
