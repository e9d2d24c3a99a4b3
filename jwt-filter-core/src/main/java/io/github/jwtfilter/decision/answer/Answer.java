package io.github.jwtfilter.decision.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole HTTP answer, ready to be sent by whatever server there is. */
public final class Answer {
    private final int status;
    private final List<Header> headers;
    private final @Nullable String body;
    private final boolean errorPage;

    Answer(int status, Collection<Header> headers, @Nullable String body, boolean errorPage) {
        this.status = status;
        this.headers = Collections.unmodifiableList(new ArrayList<>(headers));
        this.body = body;
        this.errorPage = errorPage;
    }

    /**
     * The status code.
     *
     * @return 204, 302, 303 or 400 to 503
     */
    public int status() {
        return status;
    }

    /**
     * The headers, each to be added to those that the response already has.
     *
     * @return headers in order; a name may occur more than once
     */
    public List<Header> headers() {
        return headers;
    }

    /**
     * The body, to be sent as UTF-8 under the {@code Content-Type} among the headers.
     *
     * @return the text, or null if there is none
     */
    public @Nullable String body() {
        return body;
    }

    /**
     * Whether the server shall render its own or the application's page for the status instead of a body of ours.
     *
     * @return true if the answer has no body and an error page is wanted
     */
    public boolean errorPage() {
        return errorPage;
    }
}
