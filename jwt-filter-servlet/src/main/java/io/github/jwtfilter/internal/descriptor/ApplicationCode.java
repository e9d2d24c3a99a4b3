package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The use of the Servlet API by the classes of an application that is not running, in {@code WEB-INF/classes} and in
 * libraries. Constants and annotations are examined, no class is loaded.
 */
public final class ApplicationCode {
    private static final String CLASSES = "WEB-INF/classes";
    private static final String REQUEST = "(?:javax|jakarta)/servlet/http/HttpServletRequest(?:Wrapper)?";
    private static final String SESSION = "(?:javax|jakarta)/servlet/http/HttpSession";
    private static final Set<String> USER_METHODS =
            set("getRemoteUser", "getUserPrincipal", "isUserInRole", "getAuthType", "login", "logout", "authenticate");
    private static final Pattern REGISTRATION =
            Pattern.compile("(?:javax|jakarta)/servlet/(?:ServletContext\\.add(?:Filter|Servlet"
                    + "|JspFile)|ServletRegistration\\$Dynamic\\.setServletSecurity)");
    private static final Pattern LOGIN_NAME = Pattern.compile(
            "(?i)(?=.{3,60}$)[\\w.:/-]*(?:user|login|logon|auth|account|principal|subject|role)[\\w.:/-]*");

    /** Classes of servers' own logins, among them their principals. */
    private static final Pattern SERVER_LOGINS = Pattern.compile(
            "org/apache/catalina/(?:TomcatPrincipal|realm/.*|users/.*)|org/eclipse/jetty/(?:security/.*|server/UserIdentity)"
                    + "|weblogic/security/.*|com/ibm/websphere/security/.*|org/jboss/security/.*|com/sun/enterprise/security/.*");

    private final Map<String, Set<String>> userCalls = new TreeMap<>();
    private final Map<String, Set<String>> sessionAttributes = new TreeMap<>();
    private final Set<String> checkedRoles = new TreeSet<>();
    private final Set<String> registrations = new TreeSet<>();
    private final Set<String> serverLogins = new TreeSet<>();
    private final Set<String> asynchronous = new TreeSet<>();
    private final List<AnnotatedServlet> servlets = new ArrayList<>();
    private final Set<ServletNamespace> libraryNamespaces = EnumSet.noneOf(ServletNamespace.class);
    private final List<String> problems = new ArrayList<>();

    private ApplicationCode() {}

    /**
     * Examines the classes.
     *
     * @param files the files of the application
     * @return their use of the Servlet API
     */
    public static ApplicationCode of(ApplicationFiles files) {
        ApplicationCode code = new ApplicationCode();
        ClassFiles classes = new ClassFiles(files);
        try {
            classes.findInClasses(code::examine);
        } catch (IOException e) {
            code.problems.add(String.valueOf(e.getMessage()));
        }
        for (String library : classes.libraries()) {
            try {
                classes.findInLibrary(library, code::examine);
            } catch (IOException e) {
                code.problems.add(String.valueOf(e.getMessage()));
            }
        }
        return code;
    }

    private static Set<String> set(String... names) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
    }

    private @Nullable String examine(ClassFile file, String place) {
        try {
            examine(file, place, place.equals(CLASSES));
        } catch (IOException e) {
            problems.add(place + ": a class " + e.getMessage());
        }
        return null;
    }

    private void examine(ClassFile file, String place, boolean own) throws IOException {
        String shown = own ? file.name().replace('/', '.') : place;
        Set<String> calls = new LinkedHashSet<>(file.calls());
        for (String call : calls) {
            String method = call.substring(call.lastIndexOf('.') + 1);
            if (USER_METHODS.contains(method) && owner(call).matches(REQUEST)) {
                add(userCalls, method, shown);
            } else if (own && method.equals("startAsync") && owner(call).contains("/servlet/")) {
                asynchronous.add(shown);
            } else if (own && REGISTRATION.matcher(call).matches()) {
                registrations.add(shown + " calls " + method);
            }
        }
        if (own) {
            file.references().stream()
                    .filter(name -> SERVER_LOGINS.matcher(name).matches())
                    .forEach(name -> serverLogins.add(shown + " uses " + name.replace('/', '.')));
            checkedRoles.addAll(arguments(file, calls, REQUEST + "\\.isUserInRole"));
            arguments(file, calls, SESSION + "\\.getAttribute").stream()
                    .filter(name -> LOGIN_NAME.matcher(name).matches())
                    .forEach(name -> add(sessionAttributes, name, shown));
        } else {
            libraryNamespace(file);
        }
        AnnotatedServlet servlet = AnnotatedServlet.of(file);
        if (servlet != null) {
            servlets.add(servlet);
        }
    }

    private static String owner(String call) {
        return call.substring(0, call.lastIndexOf('.'));
    }

    private static List<String> arguments(ClassFile file, Set<String> calls, String methods) throws IOException {
        Set<String> matching =
                calls.stream().filter(call -> call.matches(methods)).collect(Collectors.toSet());
        return matching.isEmpty() ? Collections.emptyList() : file.arguments(matching);
    }

    private void libraryNamespace(ClassFile file) throws IOException {
        for (String name : file.references()) {
            for (ServletNamespace namespace : ServletNamespace.values()) {
                if (name.startsWith(namespace.api().replace('.', '/') + "/http/")) {
                    libraryNamespaces.add(namespace);
                }
            }
        }
    }

    private static void add(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(value);
    }

    /**
     * Returns the calls that read or change the user of a request.
     *
     * @return for each method the classes, or libraries, that call it
     */
    public Map<String, Set<String>> userCalls() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(userCalls));
    }

    /**
     * Returns the attributes of sessions that may contain a user, by their names.
     *
     * @return for each name the classes that read it
     */
    public Map<String, Set<String>> sessionAttributes() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(sessionAttributes));
    }

    /**
     * Returns the roles that classes of the application check, as far as they are constants.
     *
     * @return names of roles
     */
    public Set<String> checkedRoles() {
        return Collections.unmodifiableSet(checkedRoles);
    }

    /**
     * Returns the classes of the application that register filters, servlets or constraints by code.
     *
     * @return clauses such as {@code com.example.Setup calls addFilter}
     */
    public Set<String> registrations() {
        return Collections.unmodifiableSet(registrations);
    }

    /**
     * Returns the classes of the application that use classes of a server's own login, such as its principal.
     *
     * @return clauses such as {@code com.example.Page uses org.apache.catalina.TomcatPrincipal}
     */
    public Set<String> serverLogins() {
        return Collections.unmodifiableSet(serverLogins);
    }

    /**
     * Returns the classes of the application that start asynchronous requests.
     *
     * @return names of classes
     */
    public Set<String> asynchronous() {
        return Collections.unmodifiableSet(asynchronous);
    }

    /**
     * Returns the servlets with annotations.
     *
     * @return servlets of classes and libraries
     */
    public Collection<AnnotatedServlet> servlets() {
        return Collections.unmodifiableList(servlets);
    }

    /**
     * Returns the namespace of the Servlet API that the libraries use.
     *
     * @return the namespace; null if they use none, or both
     */
    public @Nullable ServletNamespace libraryNamespace() {
        return libraryNamespaces.size() == 1 ? libraryNamespaces.iterator().next() : null;
    }

    /**
     * Returns the files that could not be examined.
     *
     * @return one line for each, with the reason
     */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }
}
