package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Applications of other projects, without constraints of the container: each has a login of its own. */
enum PublishedWar {
    AXIS2(
            TestFiles.library("axis2-webapp-1.7.9.war"),
            List.of("/", "/services/listServices", "/services/Version?wsdl", "/axis2-admin/"),
            "logout|HappyAxis", // This page sends a request to the application itself, without a token.
            List.of("WEB-INF/modules/addressing-1.7.9.mar", "WEB-INF/views/admin/Login.jsp"),
            new Login("/axis2-admin/", "userName", "admin", "password", "axis2", "Welcome to Axis2 Web Admin Module")),
    WICKET(
            TestFiles.container("wicket-examples.war"),
            List.of("/", "/authentication1/", "/authentication3/", "/helloworld/", "/niceurl/", "/none"),
            "logoff|niceurl/(?:path|my)/|videos", // The latter print random numbers.
            List.of("META-INF/context.xml", "authentication1/SignIn.html"),
            new Login("/authentication1/", "username", "wicket", "password", "wicket", "Sign Out")),
    CAS(
            TestFiles.container("cas.war"),
            List.of("/", "/login", "/validate", "/status", "/none"),
            "logout",
            List.of("WEB-INF/view/jsp/default/ui/casLoginView.jsp"),
            new Login("/login", "username", "casuser", "password", "Mellon", "Log In Successful")),
    JSPWIKI(
            TestFiles.container("jspwiki.war"),
            List.of("/", "/Login.jsp", "/wiki/Main"),
            // Forms for editing have a field with a random name; users of the container do not see the form for
            // passwords.
            "Logout|Edit|UserPreferences",
            List.of("WEB-INF/geronimo-web.xml", "templates/default/LoginContent.jsp"),
            new Login("/Login.jsp", "j_username", "alice", "j_password", "secret", "day, Alice (authenticated)")) {
        @Override
        War original() {
            return super.original()
                    .edit(
                            "WEB-INF/userdatabase.xml",
                            text -> text.replace(
                                    "</users>",
                                    "<user uid=\"1\" loginName=\"alice\" fullName=\"Alice\" wikiName=\"Alice\" email=\"\""
                                            + " password=\"{SSHA}1G904nLkTkGWjKNnQuB/hpWXC/hzYWx0c2FsdA==\"/></users>"));
        }

        @Override
        boolean acceptsUsersOfTheContainer() {
            return true;
        }
    },
    SHIRO(
            TestFiles.container("shiro-samples-web.war"),
            List.of("/", "/home.jsp", "/login.jsp", "/account/", "/remoting/"),
            "logout",
            List.of("login.jsp"),
            new Login("/login.jsp", "username", "lonestarr", "password", "vespa", "Hi lonestarr"));

    /** The page with the form of the application's own login, its fields with their values, and a text of the page after it. */
    private record Login(
            String path, String userField, String user, String passwordField, String password, String success) {}

    private final Path file;
    private final List<String> starts;
    private final Pattern excluded;
    private final List<String> undetermined;
    private final Login login;

    PublishedWar(Path file, List<String> starts, String excluded, List<String> undetermined, Login login) {
        this.file = file;
        this.starts = starts;
        this.excluded = Pattern.compile(excluded);
        this.undetermined = undetermined;
        this.login = login;
    }

    /** The application, with the users that its login needs. */
    War original() {
        return War.copyOf(file);
    }

    /** Whether the login of the application is not needed for a user whom the container has authenticated. */
    boolean acceptsUsersOfTheContainer() {
        return false;
    }

    /** The paths at which a crawl starts. */
    List<String> starts() {
        return starts;
    }

    /** The paths of pages that end the session. */
    Pattern excluded() {
        return excluded;
    }

    /** Files that the plan names among those whose effect it could not determine. */
    List<String> undetermined() {
        return undetermined;
    }

    /** Signs in by the form of the application, with one of its users. */
    void login(Visitor visitor) {
        HttpResponse<String> welcome = visitor.submit(
                login.path(), Map.of(login.userField(), login.user(), login.passwordField(), login.password()));
        assertThat(welcome.body()).as("%s", welcome.uri()).contains(login.success());
    }
}
