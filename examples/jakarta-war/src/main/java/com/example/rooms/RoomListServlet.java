package com.example.rooms;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Loads the rooms in the background and shows them on a page. */
@WebServlet(urlPatterns = "/rooms", asyncSupported = true)
public class RoomListServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        AsyncContext async = request.startAsync();
        async.start(() -> {
            request.setAttribute("rooms", "Ada, Blaise, Charles");
            async.dispatch("/WEB-INF/jsp/rooms.jsp");
        });
    }
}
