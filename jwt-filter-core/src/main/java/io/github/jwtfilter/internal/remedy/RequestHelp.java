package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;

/** The help for rejections that concern the request itself, and for those of the access rules. */
final class RequestHelp {
    private RequestHelp() {}

    static void addTo(HelpTable table) {
        addFailures(table);
        addRequests(table);
        addTokenPlaces(table);
        addAuthorization(table);
    }

    private static void addFailures(HelpTable table) {
        table.put(
                RejectionReason.INTERNAL_ERROR,
                "Single requests get 503.",
                "An exception in the filter, or in the request object of the server or of another filter.",
                "Find the line of the logger FailureLog at the same time; it names the class of the exception and"
                        + " where it was thrown. Report it with that line.");
        table.put(
                RejectionReason.NOT_CONFIGURED,
                "Every request gets 503.",
                "The settings have errors, or the settings file was not found when the application started.",
                "Read the error of the startup in the log, which lists every problem with file and line, or run"
                        + " check with the settings file. Then restart the application.");
    }

    private static void addRequests(HelpTable table) {
        table.put(
                RejectionReason.METHOD_NOT_ALLOWED,
                "Requests with TRACE, or with CONNECT over HTTP/1, get 405.",
                "Mostly a security scanner; TRACE would return the headers of the request, including the token.",
                "None is needed. No setting permits these methods.");
        table.put(
                RejectionReason.AMBIGUOUS_PATH,
                "One URL gets 400, with and without a token, while others work.",
                "The path contains an encoded slash, two slashes, a semicolon, a backslash, dot segments or another"
                        + " form that a server, a rule and an application could interpret differently; or the"
                        + " application puts names of files into its paths.",
                "Correct the link. If the application needs the form, add its value to path.allow, which the log"
                        + " names with mode = report-only; for session IDs in URLs, use cookies.");
        table.put(
                RejectionReason.ACCESS_DENIED,
                "A path gets 403 for every user.",
                "An access rule with deny matches the path. The field rule of the log line names it.",
                "Add a rule with a lower number for the paths that should be served; the first rule that matches"
                        + " decides.");
        table.put(
                RejectionReason.METHOD_OVERRIDE,
                "Requests with X-HTTP-Method-Override or _method get 403.",
                "The header or the query names another method, and the access rules for this path differ by method.",
                "Send the method itself, or write the rules for this path without methods.");
        table.put(
                RejectionReason.PLAIN_HTTP,
                "Every request to a protected path gets 403, often behind a load balancer; on the server itself it"
                        + " works.",
                "A proxy terminates TLS and does not send X-Forwarded-Proto, or its address is not in proxy.trusted;"
                        + " or the client uses http.",
                "Configure the proxy to send X-Forwarded-Proto, and list its address, which the server sees as the"
                        + " peer, in proxy.trusted; or set external-url. For tests without TLS, set https.required ="
                        + " false.");
        table.put(
                RejectionReason.CSRF,
                "Reading works, but forms and scripts that POST get 403.",
                "The page belongs to another origin; or, behind a proxy, the application does not know its own"
                        + " origin; or a program sends the cookie without Origin and Referer; or a rule requires"
                        + " same-origin.",
                "Set external-url behind a proxy. List origins that belong to you in csrf.trusted-origins. Let"
                        + " programs send the token in the Authorization header. For a token header that clients set"
                        + " themselves, see csrf.exempt-headers.");
    }

    private static void addTokenPlaces(HelpTable table) {
        table.put(
                RejectionReason.NO_TOKEN,
                "401 without an error code, or a redirect to the login page, also after a login.",
                "The client sends no token; or the cookie has another name than token.cookie, or that setting is"
                        + " missing; or the browser does not send the cookie, because of its path, Secure or"
                        + " SameSite; or the header has another scheme than Bearer; or a proxy removes the"
                        + " Authorization header.",
                "Look at the request in the browser: does it contain the cookie or Authorization: Bearer? Set"
                        + " token.cookie, token.header or token.scheme to the form that clients send. For paths"
                        + " without login, add a rule with anyone.");
        table.put(
                RejectionReason.UNSUPPORTED_SCHEME,
                "401 whose detail names DPoP.",
                "The client sends the token with the scheme DPoP, PoP or GNAP, which binds it to a key of the client.",
                "Let the client request and send bearer tokens: Authorization: Bearer. At the identity provider,"
                        + " disable DPoP for this client.");
        table.put(
                RejectionReason.SEVERAL_HEADERS,
                "400 for some clients, often behind a proxy.",
                "The token header occurs twice; a proxy has added one to that of the client.",
                "Configure the proxy to replace the header instead of adding one.");
        table.put(
                RejectionReason.SEVERAL_COOKIES,
                "400 for one user, mostly in one browser only; the response clears the cookies, and the next login"
                        + " works.",
                "Cookies of the same name contain tokens of different users: another application or host of the domain"
                        + " has set one, for another domain or path. The log names the users.",
                "Give each application its own cookie name with the prefix __Host-, and clear the cookie at logout"
                        + " with the attributes with which it was set.");
    }

    private static void addAuthorization(HelpTable table) {
        table.put(
                RejectionReason.ROLE_MISSING,
                "403 for a user whose token is accepted on other pages.",
                "The token has none of the roles of the rule; or its roles are in a claim that roles.claims does not"
                        + " list, or have another spelling or prefix. Upper and lower case differ.",
                "Run explain with the token: it prints the roles that the filter reads. The field missing of the log"
                        + " line has the roles of the rule. Correct roles.claims, roles.map or roles.prefix.strip, or"
                        + " assign the role at the identity provider and sign in again.");
        table.put(
                RejectionReason.SCOPE_MISSING,
                "403 for a client whose token is accepted on other paths.",
                "The claim scope or scp of the token does not contain the scope of the rule.",
                "Let the client request the scope, and permit it for the client at the identity provider.");
    }
}
