package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Await;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user of the help desk on several servers, who renews the session with every request. Fails if a response contradicts an
 * earlier one: a session that a server has started stays the same until the user logs out.
 */
final class HelpDeskUser {
    private static final Pattern SESSION_ID = Pattern.compile("id=\"sid\">([^<]+)<");
    private static final int STEPS_OF_SESSION = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<RunningServer> servers;
    private final String name;
    private final AtomicInteger served;
    private final AtomicInteger unavailable;
    private SessionClient client = new SessionClient();
    private boolean loggedIn;
    private String sessionId = "";
    private int steps;

    /** A user whose responses are counted. */
    HelpDeskUser(String name, List<RunningServer> servers, AtomicInteger served, AtomicInteger unavailable) {
        this.name = name;
        this.servers = servers;
        this.served = served;
        this.unavailable = unavailable;
    }

    /** One use of the application, at one of the servers. */
    void step() {
        RunningServer server = servers.get(steps++ % servers.size());
        if (!loggedIn) {
            logIn(server);
        } else if (steps % STEPS_OF_SESSION == 0) {
            logOut(server);
        } else if (steps % 3 == 0) {
            addTicket(server);
        } else {
            open(server);
        }
    }

    /** Opens the session page of a server, which may still respond with 503 for a moment after its store was down. */
    void openWithoutFailure(RunningServer server) {
        boolean opened = Await.until(Boolean::booleanValue, Await.LIMIT, () -> !loggedIn || open(server));
        if (!opened) {
            throw new AssertionError(name + " got no page although the store is available");
        }
    }

    private void logIn(RunningServer server) {
        client = new SessionClient();
        sessionId = "";
        loggedIn = isServed(
                client.post(server.uri("/helpdesk/login"), "user=" + name + "&password=open+sesame"),
                302,
                "/helpdesk/session");
    }

    private boolean open(RunningServer server) {
        HttpResponse<String> response = client.withoutAccess().get(server.uri("/helpdesk/session"));
        if (!isServed(response, 200, "")) {
            return false;
        }
        Matcher found = SESSION_ID.matcher(response.body());
        if (!found.find() || !(sessionId.isEmpty() || sessionId.equals(found.group(1)))) {
            throw new AssertionError("another session than " + sessionId + ": " + response.body());
        }
        sessionId = found.group(1);
        return true;
    }

    private void addTicket(RunningServer server) {
        isServed(client.withoutAccess().post(server.uri("/helpdesk/tickets"), "text=broken"), 302, "/helpdesk/tickets");
    }

    private void logOut(RunningServer server) {
        SessionClient before = client.copy();
        if (isServed(client.post(server.uri("/helpdesk/logout"), ""), 302, "/helpdesk/login")) {
            isServed(before.get(servers.get(steps % servers.size()).uri("/helpdesk/session")), 401, "");
        }
        // Without a store, a logout deletes the cookies at least, unless the server has not even started it.
        loggedIn = client.hasCookies();
    }

    /** Returns false for a server without its store. */
    private boolean isServed(HttpResponse<String> response, int status, String location) {
        if (response.statusCode() == 503) {
            unavailable.incrementAndGet();
            // Otherwise the requests of all users leave no processor time to a store that starts.
            LockSupport.parkNanos(PAUSE.toNanos());
            return false;
        }
        if (response.statusCode() != status
                || !response.headers().firstValue("Location").orElse("").endsWith(location)) {
            throw new AssertionError(
                    name + " expected " + status + " " + location + ", but got " + response.statusCode() + " "
                            + response.headers().map() + " from " + response.uri() + " in step " + steps);
        }
        served.incrementAndGet();
        return true;
    }
}
