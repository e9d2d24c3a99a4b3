package com.example.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps notes in the session: POST adds one for the user and creates a session if there is none; GET lists the users with notes.
 */
public class NoteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String NOTE = "note of ";

    /** Called by the server. */
    public NoteServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        boolean add = request.getMethod().equals("POST");
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        try {
            HttpSession session = request.getSession(add);
            if (add) {
                session.setAttribute(NOTE + request.getRemoteUser(), "private");
            }
            response.getWriter().print(session == null ? "no session" : "notes of " + users(session));
        } catch (IllegalStateException e) {
            response.getWriter().print("the session has ended");
        }
    }

    private static Set<String> users(HttpSession session) {
        Set<String> users = new TreeSet<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            if (name.startsWith(NOTE)) {
                users.add(name.substring(NOTE.length()));
            }
        }
        return users;
    }
}
