package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a directory under the path of the welcome file that the server serves for it. */
final class WelcomeFileRequest implements RequestView {
    private final RequestView request;
    private final String path;

    WelcomeFileRequest(RequestView request, String path) {
        this.request = request;
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String protocol() {
        return request.protocol();
    }

    @Override
    public @Nullable String pathInfo() {
        return request.pathInfo();
    }

    @Override
    public String rawPath() {
        return request.rawPath();
    }

    @Override
    public String contextPath() {
        return request.contextPath();
    }

    @Override
    public @Nullable String query() {
        return request.query();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public boolean hasHeader(String name) {
        return request.hasHeader(name);
    }

    @Override
    public boolean secure() {
        return request.secure();
    }

    @Override
    public String remoteAddress() {
        return request.remoteAddress();
    }

    @Override
    public @Nullable ExternalUser user() {
        return request.user();
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        return request.sessionAttribute(name);
    }

    @Override
    public boolean permitsCookies() {
        return request.permitsCookies();
    }

    @Override
    public @Nullable String formParameter(String name) {
        return request.formParameter(name);
    }
}
