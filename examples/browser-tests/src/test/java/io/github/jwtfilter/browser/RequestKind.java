package io.github.jwtfilter.browser;

/**
 * The requests by which a page changes the application's state. Each page is served by the application in one test and by another
 * site in the next, so that a request that never works is not mistaken for a blocked attack.
 */
enum RequestKind {
    FORM("/orders", "<form method=post action='TARGET'><input name=item value=book></form>" + RequestKind.SUBMIT),
    FORM_AS_TEXT(
            "/orders",
            "<form method=post enctype=text/plain action='TARGET'><input name='{\"item\":\"' value='book\"}'></form>"
                    + RequestKind.SUBMIT),
    FORM_IN_PARTS(
            "/orders",
            "<form method=post enctype=multipart/form-data action='TARGET'><input name=item value=book></form>"
                    + RequestKind.SUBMIT),
    /** Its {@code Origin} is {@code null} for pages of any site. */
    FORM_WITHOUT_REFERRER(
            "/orders",
            "<meta name=referrer content=no-referrer><form method=post action='TARGET'><input name=item></form>"
                    + RequestKind.SUBMIT),
    /** A frame with an opaque origin, even inside a page of the application. */
    FORM_IN_SANDBOX(
            "/orders",
            "<iframe sandbox='allow-forms allow-scripts' srcdoc=\"<form method=post action='TARGET'><input name=item></form>"
                    + RequestKind.SUBMIT + "\"></iframe>"),
    FETCH(
            "/orders",
            "<script>fetch('TARGET', {method: 'POST', mode: 'no-cors', credentials: 'include', body: 'book'})</script>"),
    /** The only request for which a browser sends a preflight. */
    FETCH_JSON(
            "/orders",
            "<script>fetch('TARGET', {method: 'POST', credentials: 'include', body: '{\"item\":\"book\"}',"
                    + " headers: {'Content-Type': 'application/json'}})</script>"),
    BEACON("/orders", "<script>navigator.sendBeacon('TARGET', 'book')</script>"),
    IMAGE("/delete-by-get", "<img src='TARGET'>"),
    IMAGE_WITHOUT_REFERRER("/delete-by-get", "<img referrerpolicy=no-referrer src='TARGET'>"),
    SCRIPT("/delete-by-get", "<script src='TARGET'></script>"),
    STYLE_SHEET("/delete-by-get", "<link rel=stylesheet href='TARGET'>"),
    FRAME("/delete-by-get", "<iframe src='TARGET'></iframe>"),
    LINK("/delete-by-get", "<a id=link href='TARGET'>Free books</a><script>link.click()</script>"),
    REFRESH("/delete-by-get", "<meta http-equiv=refresh content='0; url=TARGET'>"),
    WEB_SOCKET(
            "/socket",
            "<script>const socket = new WebSocket('TARGET'); socket.onopen = () => socket.send('book')</script>");

    private static final String SUBMIT = "<script>document.forms[0].submit()</script>";

    private final String path;
    private final String markup;

    RequestKind(String path, String markup) {
        this.path = path;
        this.markup = markup;
    }

    /** The path of the request. */
    String path() {
        return path;
    }

    /** The method of the request, after a preflight if there is one. */
    String method() {
        return path.equals("/orders") ? "POST" : "GET";
    }

    /** The page that sends the request when it is loaded. */
    String page(Scheme scheme, String url) {
        String target = this == WEB_SOCKET ? scheme.forSockets(url) : url;
        return "<!doctype html><title>A page</title><body>" + markup.replace("TARGET", target);
    }
}
