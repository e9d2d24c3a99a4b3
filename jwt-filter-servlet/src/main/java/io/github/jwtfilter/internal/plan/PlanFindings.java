package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.AnnotatedServlet;
import io.github.jwtfilter.internal.descriptor.ApplicationCode;
import io.github.jwtfilter.internal.descriptor.DeclaredSecurity;
import io.github.jwtfilter.internal.descriptor.Endpoints;
import io.github.jwtfilter.internal.descriptor.OtherAuthentication;
import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The points of a plan that need a decision, and those that an archive does not show. */
final class PlanFindings {
    private static final Pattern SERVER_FILES = Pattern.compile(
            "META-INF/context\\.xml|WEB-INF/(?:jboss-web|weblogic|sun-web|glassfish-web|payara-web|ibm-web-bnd|ibm-web-ext|geronimo-web"
                    + "|jetty-web|undertow-handlers|resin-web)\\.(?:xml|xmi|conf)");

    /** Archives of classes that the container does not load, such as the services of Axis2. */
    private static final Pattern OTHER_ARCHIVES =
            Pattern.compile("(?i)WEB-INF/(?!lib/[^/]+$).*\\.(?:jar|zip|war|ear|rar|aar|mar|sar)");

    private final DeploymentPlan plan;
    private final Application application;
    private final List<String> findings = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    PlanFindings(DeploymentPlan plan) {
        this.plan = plan;
        this.application = plan.application();
        if (plan.isProtected()) {
            findings.add(
                    "the JwtFilter is declared, or its JAR is in WEB-INF/lib; run check, which finds mistakes of its"
                            + " declaration");
            return;
        }
        namespace();
        constraints();
        login();
        endpoints();
        asynchronous();
        findings.addAll(OtherAuthentication.in(application.descriptor(), application.classes(), application.source()));
        DescriptorPatch patch = plan.patch();
        if (patch != null && patch.isBeforeFilters()) {
            findings.add(
                    "web.xml has the document type of 2.2, which has no filters: servers that validate it reject the"
                            + " result; replace 2.2 by 2.3, and 2_2 by 2_3, in its first lines");
        }
        String signature = application.source().signature();
        if (signature != null) {
            findings.add(
                    "the archive is signed (" + signature + "): the changes invalidate the signature; sign it again");
        }
        plan.ruleFindings().forEach(findings::add);
        undetermined();
    }

    List<String> findings() {
        return Collections.unmodifiableList(findings);
    }

    List<String> unknown() {
        return Collections.unmodifiableList(unknown);
    }

    private void namespace() {
        ServletNamespace namespace = plan.namespace();
        WebXml webXml = application.descriptor();
        if (namespace == null) {
            findings.add(
                    "nothing in the application shows whether it uses javax.servlet or jakarta.servlet; add --api javax"
                            + " (Tomcat 9 and earlier) or --api jakarta (Tomcat 10 and later)");
        } else if (webXml != null && webXml.namespace() != null && webXml.namespace() != namespace) {
            findings.add(
                    "web.xml is written for " + webXml.namespace().api() + ", the classes use " + namespace.api()
                            + ", and the plan follows the classes; if a tool converts the application later, plan for the result");
        }
    }

    private void constraints() {
        findings.addAll(plan.rules().problems());
        if (application.roles().isEmpty()
                && application.constraints().stream()
                        .anyMatch(constraint -> constraint.roles().contains("*"))) {
            findings.add(
                    "a constraint requires a role of the application (*), and no security-role declares one: Tomcat rejects"
                            + " every user, Jetty none; the rule denies access until you write authenticated in it");
        }
        if (plan.options().keepConstraints() && !application.ownConstraints().isEmpty()) {
            findings.add(
                    "the constraints remain: the container requires its own login there before any filter runs, and"
                            + " rejects requests with a valid token");
        }
        Collection<String> denied = application.otherConstraints().stream()
                .filter(constraint ->
                        constraint.isRestricted() && constraint.roles().isEmpty())
                .flatMap(constraint -> constraint.patterns().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!denied.isEmpty()) {
            findings.add("annotations or fragments deny all access to " + String.join(" ", denied)
                    + ", and the container still enforces that");
        }
        application
                .unmappedConstraints()
                .forEach(
                        name -> findings.add(
                                name + " has @ServletSecurity and no mapping: servlets that"
                                        + " extend it inherit the constraint, and the container still enforces it; write rules for their paths"));
    }

    private void login() {
        WebXml webXml = application.descriptor();
        ApplicationCode code = application.code();
        for (String method : Arrays.asList("login", "authenticate")) {
            Set<String> places = code.userCalls().get(method);
            if (places != null && !plan.options().keepConstraints()) {
                findings.add("request." + method + " is called in " + PlanFacts.some(places)
                        + ": without login-config it fails or does nothing; tokens replace it");
            }
        }
        Set<String> casts = new TreeSet<>(code.serverLogins());
        application
                .pages()
                .uses()
                .getOrDefault("TomcatPrincipal", Collections.emptySet())
                .forEach(page -> casts.add(page + " uses TomcatPrincipal"));
        if (!casts.isEmpty()) {
            findings.add("classes of the server's own login: " + PlanFacts.some(casts)
                    + "; the principal of a token has another class, and none of their attributes");
        }
        if (webXml == null) {
            return;
        }
        DeclaredSecurity security = webXml.security();
        if (!security.roleLinks().isEmpty()) {
            findings.add("security-role-ref (" + String.join(", ", security.roleLinks())
                    + "): isUserInRole evaluates the names of the token; add roles.map for the names in the code");
        }
        Set<String> forms = plan.options().keepConstraints() ? Collections.emptySet() : formsOfTheContainer();
        if (!forms.isEmpty()) {
            findings.add(
                    "pages with a form for the container's login, which no longer works: " + PlanFacts.some(forms)
                            + "; remove the links to them, or let them set a token and add challenge.login-page (docs/responses.md)");
        }
        if (security.loginMethod().matches("CLIENT-CERT|DIGEST")) {
            findings.add("login-config with " + security.loginMethod()
                    + " has no counterpart: clients need tokens instead, or keep the constraints (--keep-constraints)");
        }
    }

    /** Returns the pages that mention the login form of the container, if the application has declared a login. */
    private Set<String> formsOfTheContainer() {
        WebXml webXml = application.descriptor();
        return webXml == null || webXml.security().loginMethod().isEmpty()
                ? Collections.emptySet()
                : application.pages().uses().getOrDefault("j_security_check", Collections.emptySet());
    }

    private void endpoints() {
        String endpoints = Endpoints.find(application.source());
        if (endpoints != null) {
            findings.add("the application " + endpoints
                    + ": on Jetty 10 and later, also declare Jetty's upgrade filter (docs/web-xml.md, WebSocket on Jetty); other"
                    + " servers need nothing more");
        }
    }

    private void asynchronous() {
        Set<String> servlets = new TreeSet<>(application.code().asynchronous());
        application.annotatedServlets().stream()
                .filter(AnnotatedServlet::asyncSupported)
                .forEach(servlet -> servlets.add(servlet.className()));
        application
                .descriptors()
                .forEach(each -> each.servlets().stream()
                        .filter(servlet -> servlet.asyncSupported())
                        .forEach(servlet -> servlets.add(servlet.name())));
        boolean old = application.descriptor() != null && plan.version() != GuardLines.Version.SERVLET_3;
        if (old && !servlets.isEmpty()) {
            findings.add(
                    "asynchronous requests (" + PlanFacts.some(servlets)
                            + ") fail behind a filter that web.xml before 3.0 declares; raise its version to 3.0, and plan again");
        }
    }

    private void undetermined() {
        application
                .code()
                .registrations()
                .forEach(text -> unknown.add(text + ": paths and constraints that code registers"));
        application.code().problems().forEach(text -> unknown.add(text + ": its classes"));
        application.fragments().problems().forEach(unknown::add);
        PageScan pages = application.pages();
        if (!pages.skipped().isEmpty()) {
            unknown.add("calls in pages that cannot be read, or exceed 1 MiB or 256 MiB in total: "
                    + PlanFacts.some(pages.skipped()));
        }
        Set<String> archives = application.source().names().stream()
                .filter(name -> OTHER_ARCHIVES.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!archives.isEmpty()) {
            unknown.add("archives outside of WEB-INF/lib, whose classes the application loads itself: "
                    + PlanFacts.some(archives));
        }
        Set<String> forms = new TreeSet<>(pages.passwordFields());
        forms.removeAll(formsOfTheContainer());
        if (!forms.isEmpty()) {
            unknown.add(
                    "whether pages with a password field belong to a login of the application's own, which then remains in"
                            + " addition to the token: " + PlanFacts.some(forms));
        }
        for (String name : application.source().names()) {
            if (SERVER_FILES.matcher(name).matches()) {
                unknown.add(
                        name + ": its roles, realms, valves and paths; mappings of groups to roles become roles.map");
            }
        }
        unknown.add(
                "the checks that the application itself makes: one that treats getRemoteUser() != null as permission"
                        + " grants access to every valid token");
        unknown.add("users of the existing login: the token must name them as the application does (principal.claims)");
        unknown.add(
                "clients other than browsers, among them the application itself: their requests need a token too, or a"
                        + " rule with anyone");
    }
}
