package io.github.jwtfilter.internal.probe;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of the application: scheme, host, port and context path. */
public final class ProbeTarget {
    private static final Pattern URL = Pattern.compile(
            "(https?)://(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?((?:/[^/]*)*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH = Pattern.compile("(?:/[\\w.~!$&'()*+,=:@%-]+)*");
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final boolean secure;
    private final String host;
    private final int port;
    private final String context;

    private ProbeTarget(boolean secure, String host, int port, String context) {
        this.secure = secure;
        this.host = host;
        this.port = port;
        this.context = context;
    }

    /**
     * Parses the address of an application.
     *
     * @param url an absolute http or https URL with the context path, without user name, query and fragment
     * @return the address
     * @throws ProbeException if the text is not such a URL
     */
    public static ProbeTarget parse(String url) throws ProbeException {
        Matcher matcher = URL.matcher(url);
        if (url.length() > MAX_LENGTH || url.indexOf('?') >= 0 || url.indexOf('#') >= 0 || !matcher.matches()) {
            throw new ProbeException(
                    "The URL is not the address of an application. Write scheme, host, port and context path,"
                            + " such as https://apps.example.com/legacy or http://127.0.0.1:8080/legacy, without a user name and a"
                            + " query, and with the ASCII form of the host name.");
        }
        boolean secure = String.valueOf(matcher.group(1)).equalsIgnoreCase("https");
        String host = String.valueOf(matcher.group(2)).toLowerCase(Locale.ROOT);
        String digits = matcher.group(3);
        int port = digits == null ? defaultPort(secure) : Integer.parseInt(digits);
        if (port < 1 || port > MAX_PORT) {
            throw new ProbeException("The URL has an invalid port. Write a port from 1 to 65535, or none.");
        }
        String path = String.valueOf(matcher.group(4));
        String context = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!PATH.matcher(context).matches()) {
            throw new ProbeException(
                    "The path of the URL is not a context path. Write the path below which the application is"
                            + " deployed, such as /legacy, percent-encoded and without empty segments, and pages with --path.");
        }
        return new ProbeTarget(secure, host, port, context);
    }

    private static int defaultPort(boolean secure) {
        return secure ? HTTPS_PORT : HTTP_PORT;
    }

    /**
     * Returns whether the scheme is https.
     *
     * @return false for http
     */
    public boolean secure() {
        return secure;
    }

    /** Returns the host in lower case, an IPv6 address without brackets. */
    String host() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return port;
    }

    /**
     * Returns the context path.
     *
     * @return an encoded path without a trailing slash, empty for the root
     */
    public String context() {
        return context;
    }

    /** Returns the value of the header {@code Host}. */
    String authority() {
        return authority(secure, port);
    }

    /** Returns the value of the header {@code Host} at another port. */
    String authority(boolean https, int otherPort) {
        return host + (otherPort == defaultPort(https) ? "" : ":" + otherPort);
    }

    /** Returns whether the port is the default of https, so that browsers find plain HTTP at port 80. */
    boolean hasDefaultHttpsPort() {
        return secure && port == HTTPS_PORT;
    }

    /** Returns the origin: scheme, host, and the port unless it is the default. */
    String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    @Override
    public String toString() {
        return origin() + context;
    }
}
