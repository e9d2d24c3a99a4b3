package io.github.jwtfilter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A complete HTTP response, independent of the server that sends it. */
public final class GuardResponse {
    private final int status;
    private final List<Header> headers;
    private final @Nullable String body;
    private final boolean errorPage;

    /**
     * Creates a response.
     *
     * @param status the status code
     * @param headers the headers, in order
     * @param body the text of the body, or null for none
     * @param errorPage whether an error page of the server or the application is sent instead of a body
     */
    public GuardResponse(int status, Collection<Header> headers, @Nullable String body, boolean errorPage) {
        this.status = status;
        this.headers = Collections.unmodifiableList(new ArrayList<>(headers));
        this.body = body;
        this.errorPage = errorPage;
    }

    /**
     * Returns the status code.
     *
     * @return 200, 204, 302, 303 or 400 to 503
     */
    public int status() {
        return status;
    }

    /**
     * Returns the headers, each to be added to those that the response already has.
     *
     * @return headers in order; a name may occur more than once
     */
    public List<Header> headers() {
        return headers;
    }

    /**
     * Returns the body, to be sent as UTF-8 with the {@code Content-Type} among the headers.
     *
     * @return the text, or null if there is none
     */
    public @Nullable String body() {
        return body;
    }

    /**
     * Returns whether the server shall render an error page for the status, its own or the application's, instead of a
     * body.
     *
     * @return true if the response has no body and an error page is wanted
     */
    public boolean errorPage() {
        return errorPage;
    }
}
