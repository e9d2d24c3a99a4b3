package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.internal.logging.LogText;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Requests pages and determines the meaning of the responses. Redirects are followed within the origin of the application only,
 * and not to a login.
 */
final class PageVisitor {
    private static final int MAX_REDIRECTS = 3;

    private final ProbeClient client;
    private final ProbeTarget target;
    private final KnownPages pages;
    private final @Nullable String loginPath;
    private final Set<String> otherOrigins = new TreeSet<>();

    /** Creates a visitor; {@code loginPath} is the path of the login page with the context path, or null. */
    PageVisitor(ProbeClient client, ProbeTarget target, KnownPages pages, @Nullable String loginPath) {
        this.client = client;
        this.target = target;
        this.pages = pages;
        this.loginPath = loginPath;
    }

    /** Returns the origins of other hosts and ports to which the application redirected. */
    Set<String> otherOrigins() {
        return Collections.unmodifiableSet(otherOrigins);
    }

    Verdict visit(ProbeRequest request) throws ProbeStopped {
        Exchange first = client.send(request);
        Exchange last = first;
        StringBuilder text = new StringBuilder();
        for (int redirects = 0; ; redirects++) {
            text.append(last.received());
            ProbeResponse response = last.response();
            if (response == null || !response.isRedirect()) {
                return ofLast(last, text, first);
            }
            RedirectTarget to = RedirectTarget.of(
                    response.single("Location"), target, last.request().target());
            Verdict verdict = ofRedirect(to, text, first, last);
            if (verdict != null) {
                return verdict;
            }
            if (redirects == MAX_REDIRECTS) {
                return new Verdict(
                        Access.UNKNOWN, text + ", after more than " + MAX_REDIRECTS + " redirects", first, last);
            }
            last = client.send(ProbeRequest.get(to.path()));
            text.append(": ");
        }
    }

    /** Returns null for a redirect to follow, after adding its target to the text. */
    private @Nullable Verdict ofRedirect(RedirectTarget to, StringBuilder text, Exchange first, Exchange last) {
        if (to.isUnusable()) {
            return new Verdict(Access.NOT_SERVED, text + " without a usable Location", first, last);
        }
        if (to.isWithin(target)) {
            text.append(" to ").append(LogText.quoted(to.path()));
            if (to.path().equals(loginPath)) {
                return new Verdict(Access.REJECTED, text + ", the login page", first, last);
            }
            return to.isLoginByName()
                    ? new Verdict(Access.REJECTED, text + ", a login by its name", first, last)
                    : null;
        }
        otherOrigins.add(to.origin());
        text.append(" to ").append(LogText.quoted(to.origin()));
        return !target.secure() && to.isHttpsOf(target)
                ? new Verdict(Access.MOVED_TO_HTTPS, text.toString(), first, last)
                : new Verdict(Access.REJECTED, text + ", not followed", first, last);
    }

    private Verdict ofLast(Exchange last, StringBuilder text, Exchange first) {
        ProbeResponse response = last.response();
        if (response == null) {
            NoResponse failure = last.failure();
            boolean closed = failure != null && failure.kind() == NoResponse.Kind.CLOSED;
            return new Verdict(closed ? Access.NOT_SERVED : Access.UNKNOWN, text.toString(), first, last);
        }
        if (response.isSuccess()) {
            return ofPage(last, response, text, first);
        }
        return new Verdict(ofStatus(response.status()), text.toString(), first, last);
    }

    private Verdict ofPage(Exchange last, ProbeResponse response, StringBuilder text, Exchange first) {
        if (last.request().method().equals("OPTIONS") && response.length() == 0) {
            return new Verdict(Access.NOT_SERVED, text.toString(), first, last);
        }
        String known = pages.find(response);
        if (known == null) {
            return new Verdict(Access.SERVED, text.toString(), first, last);
        }
        Access access = known.equals(KnownPages.LOGIN_PAGE) ? Access.REJECTED : Access.PUBLIC;
        return new Verdict(access, text + ", the same page as " + known, first, last);
    }

    private static Access ofStatus(int status) {
        switch (status) {
            case 401:
            case 403:
                return Access.REJECTED;
            case 429:
            case 502:
            case 503:
            case 504:
                return Access.UNKNOWN;
            case 501:
            case 505:
                return Access.NOT_SERVED;
            default:
                return status < 500 ? Access.NOT_SERVED : Access.FAILED;
        }
    }
}
