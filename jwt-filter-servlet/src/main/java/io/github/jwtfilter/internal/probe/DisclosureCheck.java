package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.internal.logging.LogText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches all responses for versions of the server and for stack traces, each of them reported once. */
final class DisclosureCheck implements ProbeCheck {
    private static final int MAX_TEXTS = 20;
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]");
    private static final Pattern PRODUCT = Pattern.compile(
            "(?:Apache Tomcat/|Jetty:// ?|Jetty\\(|GlassFish Server |Payara Server |"
                    + "JBoss[A-Za-z ]{0,20}/?|WildFly |WebLogic Server |WebSphere[A-Za-z ]{0,30}/?|nginx/|Apache/)[0-9][0-9A-Za-z.-]{0,20}");
    private static final Pattern STACK_TRACE = Pattern.compile(
            "\\bat [\\w$.]{3,200}\\([\\w$]{1,100}\\.java:[0-9]{1,6}\\)|\\bjavax?\\.[\\w.]{1,80}(?:Exception|Error)\\b|"
                    + "\\bjakarta\\.[\\w.]{1,80}Exception\\b");

    private final CheckReport report =
            new CheckReport("disclosure", "responses contain no stack trace and no version of the server");
    private final Set<String> reported = new HashSet<>();

    @Override
    public CheckReport report() {
        return report;
    }

    void observe(Exchange exchange) {
        ProbeResponse response = exchange.response();
        if (response == null) {
            return;
        }
        for (String name : new String[] {"Server", "X-Powered-By", "X-AspNet-Version"}) {
            for (String value : response.headers(name)) {
                if (VERSION.matcher(value).find()) {
                    version(exchange, "header " + name + ": " + LogText.quoted(value));
                }
            }
        }
        Matcher product = PRODUCT.matcher(response.text());
        if (response.status() >= 400 && product.find()) {
            version(exchange, "page with " + LogText.quoted(product.group()));
        }
        if (STACK_TRACE.matcher(response.text()).find() && isNew("stack trace")) {
            report.finding(
                    exchange.request().toString(),
                    exchange.received() + ", with a stack trace or the name of an exception",
                    "Stack traces show the structure of the code and its libraries, sometimes with values.",
                    "Declare error pages with <error-page> in web.xml, and disable the reports of the server (showReport=\"false\" of"
                            + " the ErrorReportValve in Tomcat, showStacks of Jetty's error handler).");
        }
    }

    private void version(Exchange exchange, String text) {
        if (isNew(text)) {
            report.finding(
                    exchange.request().toString(),
                    exchange.received() + ", " + text,
                    "The version shows which known vulnerabilities to try.",
                    "Hide it: server=\"\" of the connector and showServerInfo=\"false\" of the ErrorReportValve in Tomcat,"
                            + " sendServerVersion=false in Jetty, server_tokens off in nginx.");
        }
    }

    private boolean isNew(String text) {
        return reported.size() < MAX_TEXTS && reported.add(text);
    }

    @Override
    public void run(ProbeRun run) {
        if (report.observations().isEmpty()) {
            report.ok("all requests", run.client().sent() + " responses without a stack trace and a version");
        }
    }
}
