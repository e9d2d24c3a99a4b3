package io.github.jwtfilter.servlet;

import static org.mockito.Mockito.mock;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mockito.invocation.InvocationOnMock;

/** A session of a server. Each request sees it through an object of its own, as on Tomcat and Undertow. */
final class StoredSession {
    static final String OWNER = "io.github.jwtfilter.session.owner";
    static final String NOTE = "note of ";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();
    private final boolean isNew;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private volatile String id = "session-" + number;
    private volatile boolean ended;
    private volatile Runnable afterOwnerRead = () -> {};

    StoredSession(boolean isNew) {
        this.isNew = isNew;
    }

    /** Creates a session under an ID that another one has had. */
    StoredSession(String id) {
        this(true);
        this.id = id;
    }

    /** Sets an action that runs each time after a request has read the owner, and before it continues. */
    void afterOwnerRead(Runnable action) {
        afterOwnerRead = action;
    }

    Object get(String name) {
        return attributes.get(name);
    }

    void put(String name, Object value) {
        attributes.put(name, value);
    }

    String id() {
        return id;
    }

    void changeId() {
        id = "session-" + number + "-renamed-" + NUMBERS.incrementAndGet();
    }

    /** Returns the users whose notes are in it. */
    List<String> users() {
        return attributes.keySet().stream()
                .filter(name -> name.startsWith(NOTE))
                .map(name -> name.substring(NOTE.length()))
                .toList();
    }

    boolean hasEnded() {
        return ended;
    }

    HttpSession object() {
        return mock(HttpSession.class, this::call);
    }

    private Object call(InvocationOnMock call) {
        String name = call.getMethod().getName();
        if (name.equals("toString")) {
            return id + attributes;
        }
        if (ended) {
            throw new IllegalStateException("the session has ended");
        }
        switch (name) {
            case "getId":
                return id;
            case "isNew":
                return isNew;
            case "getCreationTime":
                return (long) number;
            case "getAttributeNames":
                return Collections.enumeration(new ArrayList<>(attributes.keySet()));
            case "getAttribute":
                return read(call.getArgument(0));
            case "setAttribute":
                attributes.put(call.getArgument(0), call.getArgument(1));
                return null;
            case "invalidate":
                ended = true;
                return null;
            default:
                throw new UnsupportedOperationException(name);
        }
    }

    private Object read(String name) {
        Object value = attributes.get(name);
        if (name.equals(OWNER)) {
            afterOwnerRead.run();
        }
        return value;
    }
}
