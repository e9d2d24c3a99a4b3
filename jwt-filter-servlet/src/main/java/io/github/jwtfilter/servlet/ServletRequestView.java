package io.github.jwtfilter.servlet;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.RequestView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The guard's view of a servlet request. Only {@link #formParameter} makes the container read the body. */
final class ServletRequestView implements RequestView {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** The maximum length of a form, in bytes; without a length, the limit of the server applies. */
    private static final int MAX_FORM = 64 * 1024;

    private final HttpServletRequest request;
    private final HttpServletRequest target;
    private final String contextPath;
    private final boolean permitsCookies;

    /** Creates a view with the context path of the servlet context: Tomcat's requests return it as the client sent it. */
    ServletRequestView(HttpServletRequest request, String contextPath) {
        this(request, request, contextPath, true);
    }

    /**
     * Creates a view of a forwarded request, with the path of its target; all other values are those that the filter
     * received, before it hid the token. The response may not accept cookies any more.
     */
    ServletRequestView(
            HttpServletRequest request, HttpServletRequest target, String contextPath, boolean permitsCookies) {
        this.permitsCookies = permitsCookies;
        this.request = request;
        this.target = target;
        this.contextPath = contextPath;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String protocol() {
        return request.getProtocol();
    }

    @Override
    public String path() {
        String servletPath = orEmpty(target.getServletPath());
        String pathInfo = target.getPathInfo();
        return pathInfo == null ? servletPath : servletPath + pathInfo;
    }

    @Override
    public @Nullable String pathInfo() {
        return target.getPathInfo();
    }

    @Override
    public String rawPath() {
        return orEmpty(target.getRequestURI());
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public @Nullable String query() {
        return target.getQueryString();
    }

    @Override
    public List<String> headers(String name) {
        Enumeration<String> values = request.getHeaders(name);
        boolean none = values == null || !values.hasMoreElements();
        if (none && name.equalsIgnoreCase("Host")) {
            return host();
        }
        return none ? Collections.emptyList() : list(values);
    }

    /** Copies the values; nearly all headers occur once. */
    private static List<String> list(Enumeration<String> values) {
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return Collections.singletonList(first);
        }
        List<String> list = new ArrayList<>();
        list.add(first);
        while (values.hasMoreElements()) {
            list.add(values.nextElement());
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public boolean hasHeader(String name) {
        return request.getHeader(name) != null;
    }

    /** Returns the Host header. HTTP/2 has a pseudo-header in its place, which not every server exposes as a header. */
    private List<String> host() {
        String name = request.getServerName();
        return name == null ? Collections.emptyList() : Collections.singletonList(name + ":" + request.getServerPort());
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public String remoteAddress() {
        return orEmpty(request.getRemoteAddr());
    }

    @Override
    public @Nullable ExternalUser user() {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? request.getRemoteUser() : principal.getName();
        return principal == null && name == null ? null : new ContainerUser(name, request);
    }

    @Override
    public @Nullable Object sessionAttribute(String name) {
        HttpSession session = request.getSession(false);
        try {
            return session == null ? null : session.getAttribute(name);
        } catch (IllegalStateException e) {
            return null; // it has ended in the meantime
        }
    }

    @Override
    public boolean permitsCookies() {
        return permitsCookies;
    }

    /** Ignores parameters of the query, which servers and proxies log. */
    @Override
    public @Nullable String formParameter(String name) {
        String type = request.getContentType();
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
        String query = request.getQueryString();
        if (!form || request.getContentLength() > MAX_FORM || (query != null && query.contains(name))) {
            return null;
        }
        String[] values = request.getParameterValues(name);
        return values == null || values.length != 1 ? null : values[0];
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
