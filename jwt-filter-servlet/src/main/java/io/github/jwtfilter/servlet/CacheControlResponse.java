package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A response with a {@code Cache-Control} by default, which the application does not see, and replaces by its own. */
final class CacheControlResponse extends HttpServletResponseWrapper {
    private final HttpServletResponse response;
    private final CacheControl cacheControl;

    CacheControlResponse(HttpServletResponse response, CacheControl cacheControl) {
        super(response);
        this.response = response;
        this.cacheControl = cacheControl;
    }

    boolean has(CacheControl other) {
        return cacheControl == other;
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!CacheControl.NAME.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
            noteNoCache(name, value);
        } else if (value != null) {
            super.setHeader(name, value);
            cacheControl.replaced();
        } else if (!isHidden(name)) {
            super.setHeader(name, null); // some containers remove the header
            cacheControl.setUnlessPresent(response);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (isHidden(name)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
            noteNoCache(name, value);
        }
    }

    private void noteNoCache(String name, @Nullable String value) {
        if ("Pragma".equalsIgnoreCase(name)
                && value != null
                && value.toLowerCase(Locale.ROOT).contains("no-cache")) {
            cacheControl.addNoCache(response);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return !isHidden(name) && super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyList() : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Collection<String> names = super.getHeaderNames();
        if (!isHidden(CacheControl.NAME)) {
            return names;
        }
        Collection<String> visible = new LinkedHashSet<>(names);
        visible.removeIf(CacheControl.NAME::equalsIgnoreCase);
        return visible;
    }

    @Override
    public void reset() {
        super.reset();
        cacheControl.restore(response);
    }

    private boolean isHidden(String name) {
        return cacheControl.isHidden(name, response);
    }
}
