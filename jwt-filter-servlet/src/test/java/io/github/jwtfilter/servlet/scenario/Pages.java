package io.github.jwtfilter.servlet.scenario;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/** The servlets of an application without token support. */
final class Pages {
    private Pages() {}

    /** Processes one request. */
    interface Page {
        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    static HttpServlet servlet(Page page) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                page.serve(request, response);
            }
        };
    }

    /** Prints the user of the request from the application's point of view. */
    static void who(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(describe(request));
    }

    static String describe(HttpServletRequest request) {
        String principal = request.getUserPrincipal() == null
                ? "null"
                : request.getUserPrincipal().getName();
        return request.getDispatcherType() + " principal=" + principal + " user=" + request.getRemoteUser() + " type="
                + request.getAuthType() + " admin=" + request.isUserInRole("admin");
    }

    static void forward(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        request.getRequestDispatcher("/who").forward(request, response);
    }

    static void include(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.getWriter().print("before ");
        request.getRequestDispatcher("/who").include(request, response);
        response.getWriter().print(" after");
    }

    /** Suspends without arguments, as old code does, and dispatches to itself. */
    static void async(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC || request.getAttribute("suspended") != null) {
            who(request, response);
        } else {
            request.setAttribute("suspended", true);
            request.startAsync().dispatch();
        }
    }

    static void asyncWithArguments(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync(request, response).dispatch("/who");
    }

    /** Responds from another thread, with the request of the asynchronous context. */
    static void asyncInThread(HttpServletRequest request, HttpServletResponse response) {
        var context = request.startAsync();
        context.start(() -> {
            try {
                who((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            context.complete();
        });
    }

    static void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(404);
    }

    static void failing(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        throw new ServletException("the application failed");
    }

    static void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("error page: " + response.getStatus() + " " + describe(request));
    }

    /** An error page that another servlet renders. */
    static void forwardingError(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/error").forward(request, response);
    }

    static void logout(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        request.logout();
        response.getWriter().print(describe(request) + " then ");
        request.getRequestDispatcher("/who").include(request, response);
    }

    static void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.login("alice", "secret");
            response.getWriter().print("logged in");
        } catch (ServletException e) {
            response.getWriter().print("no login: " + e.getMessage());
        }
    }

    /** Calls {@code authenticate}, after output that must not be sent. */
    static void authenticate(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.getWriter().print("for members only: ");
        if (request.authenticate(response)) {
            response.getWriter().print(describe(request));
        }
    }

    /** Stores the query in the session; without a query it creates no session. */
    static void note(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(request.getQueryString() != null);
        if (session == null) {
            response.getWriter().print("no session");
            return;
        }
        if (request.getQueryString() != null) {
            session.setAttribute("note", request.getQueryString());
        }
        response.getWriter().print("note=" + session.getAttribute("note"));
    }

    /** Authenticates a user by the container, as old applications do. */
    static void containerLogin(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getSession();
        request.login("carol", "secret");
        who(request, response);
    }

    static void containerLogout(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.logout();
        who(request, response);
    }

    /** Prints every part of the request that could disclose a token. */
    static void headers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println("user=" + request.getRemoteUser());
        for (String name : Collections.list(request.getHeaderNames())) {
            out.println(name + "=" + Collections.list(request.getHeaders(name)) + " first=" + request.getHeader(name));
        }
        Cookie[] cookies = request.getCookies();
        out.println("cookies="
                + (cookies == null
                        ? "none"
                        : Arrays.stream(cookies).map(Cookie::getName).collect(Collectors.joining(","))));
        out.println("by name=" + request.getHeader("authorization") + request.getHeader("COOKIE"));
    }

    static void logoutAndAuthenticate(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.logout();
        authenticate(request, response);
    }
}
