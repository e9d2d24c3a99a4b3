package com.example.pages;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the client that its request has reached the filters of the application; it stands before all others. */
public class WitnessFilter implements Filter {
    /** Made by the server. */
    public WitnessFilter() {}

    @Override
    public void init(FilterConfig config) {
        // Nothing is configured.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ((HttpServletResponse) response).setHeader("X-Witness", "here");
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {
        // Nothing is held.
    }
}
