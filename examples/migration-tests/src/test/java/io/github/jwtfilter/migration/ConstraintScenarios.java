package io.github.jwtfilter.migration;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.LoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.util.security.Password;

/** The security constraints of a web.xml, enforced by the container. */
abstract class ConstraintScenarios extends MigrationScenarios {
    ConstraintScenarios() {
        super("security-constraint.md");
    }

    /** The lines of web.xml, with the login method under test. */
    abstract String descriptor(String lines, String formLogin);

    @Override
    final Application startBefore(Path directory, Map<String, String> files) throws Exception {
        String formLogin = files.remove("login-config");
        files.computeIfPresent("WEB-INF/web.xml", (name, lines) -> descriptor(lines, formLogin));
        return Application.start(directory, files, loginService());
    }

    final LoginService loginService() {
        HashLoginService service = new HashLoginService("order desk");
        service.setUserStore(users());
        return service;
    }

    @Override
    final String closedPage() {
        return "/orders/7";
    }

    private UserStore users() {
        UserStore users = new UserStore();
        guide.exchanges().stream()
                .map(Exchange::person)
                .distinct()
                .filter(person -> !person.isAnonymous())
                .forEach(person -> users.addUser(
                        person.name(),
                        new Password(Person.PASSWORD),
                        person.roles().toArray(String[]::new)));
        return users;
    }
}
