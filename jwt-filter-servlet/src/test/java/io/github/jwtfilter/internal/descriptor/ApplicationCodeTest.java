package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.ServletSecurity.EmptyRoleSemantic;
import jakarta.servlet.annotation.ServletSecurity.TransportGuarantee;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The use of the Servlet API, as it shows in class files. */
class ApplicationCodeTest {
    /** Uses everything that is searched for. */
    @WebServlet(
            name = "desk",
            urlPatterns = {"/desk/*", "*.desk"},
            asyncSupported = true)
    @ServletSecurity(
            value = @HttpConstraint(rolesAllowed = "clerk", transportGuarantee = TransportGuarantee.CONFIDENTIAL),
            httpMethodConstraints = {
                @HttpMethodConstraint(
                        value = "POST",
                        rolesAllowed = {"clerk", "manager"}),
                @HttpMethodConstraint(value = "DELETE", emptyRoleSemantic = EmptyRoleSemantic.DENY),
                @HttpMethodConstraint("OPTIONS")
            })
    static class Desk extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            boolean boss = request.isUserInRole("boss") || request.getSession().getAttribute("loginUser") != null;
            request.getSession().setAttribute("cart", request.getSession().getAttribute("cart"));
            if (boss && request.getRemoteUser() != null) {
                request.startAsync();
            }
        }
    }

    /** Only its name contains the words. */
    static class Quiet {
        String getRemoteUser() {
            return "loginUser";
        }
    }

    static class Setup {
        void start(ServletContext context) {
            context.addServlet("late", Desk.class);
        }
    }

    private static ApplicationCode code(Class<?>... types) throws IOException {
        ApplicationOfClasses application = new ApplicationOfClasses();
        for (Class<?> type : types) {
            application.with(type.getSimpleName() + ".class", type);
        }
        return ApplicationCode.of(application);
    }

    @Test
    void detects_calls_roles_and_attributes_of_a_login() throws IOException {
        ApplicationCode code = code(Desk.class, Quiet.class);

        String desk = Desk.class.getName();
        assertThat(code.userCalls()).containsOnlyKeys("getRemoteUser", "isUserInRole");
        assertThat(code.userCalls().get("getRemoteUser")).containsExactly(desk);
        assertThat(code.checkedRoles()).containsExactly("boss");
        assertThat(code.sessionAttributes()).containsOnlyKeys("loginUser").containsValue(Set.of(desk));
        assertThat(code.asynchronous()).containsExactly(desk);
        assertThat(code.registrations()).isEmpty();
        assertThat(code.problems()).isEmpty();
    }

    @Test
    void finds_servlets_that_code_registers() throws IOException {
        assertThat(code(Setup.class).registrations()).containsExactly(Setup.class.getName() + " calls addServlet");
    }

    @Test
    void reads_the_annotations_of_a_servlet() throws IOException {
        AnnotatedServlet servlet = code(Desk.class).servlets().iterator().next();

        assertThat(servlet.name()).isEqualTo("desk");
        assertThat(servlet.urlPatterns()).containsExactly("/desk/*", "*.desk");
        assertThat(servlet.asyncSupported()).isTrue();
        List<SecurityConstraint> constraints = servlet.constraints(List.of("/desk/*"));
        assertThat(constraints)
                .extracting(
                        SecurityConstraint::namedMethods, SecurityConstraint::roles, SecurityConstraint::isRestricted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Set.of("POST"), Set.of("clerk", "manager"), true),
                        org.assertj.core.groups.Tuple.tuple(Set.of("DELETE"), Set.of(), true),
                        org.assertj.core.groups.Tuple.tuple(Set.of("OPTIONS"), Set.of(), false),
                        org.assertj.core.groups.Tuple.tuple(
                                Set.of("POST", "DELETE", "OPTIONS"), Set.of("clerk"), true));
        assertThat(constraints.get(3).covers("GET")).isTrue();
        assertThat(constraints.get(3).covers("POST")).isFalse();
        assertThat(constraints.get(3).isConfidential()).isTrue();
    }

    @Test
    void reports_files_that_cannot_be_examined() throws IOException {
        ApplicationOfClasses application = new ApplicationOfClasses()
                .withUnreadable("/WEB-INF/lib/broken.jar")
                .withLibrary("good.jar", Desk.class);

        ApplicationCode code = ApplicationCode.of(application);

        assertThat(code.problems()).containsExactly("WEB-INF/lib/broken.jar cannot be opened");
        assertThat(code.userCalls().get("getRemoteUser")).containsExactly("WEB-INF/lib/good.jar");
        assertThat(code.libraryNamespace()).isEqualTo(ServletNamespace.JAKARTA);
    }
}
