package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.ServiceLoader;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceInitializerTest {
    private static final ServletNamespace HERE = ServletNamespace.ofAdapter(JwtFilter.class.getName());
    private static final ServletNamespace ELSEWHERE = HERE.other();

    private final ServletContext context = Container.context("/app");

    private static String webXml(String filter, String listener) {
        return "<web-app>\n<listener><listener-class>" + listener + "</listener-class></listener>\n<filter>"
                + "<filter-name>jwt</filter-name>\n<filter-class>" + filter + "</filter-class></filter></web-app>";
    }

    private void start() throws ServletException {
        new NamespaceInitializer().onStartup(null, context);
    }

    @Test
    void rejects_the_filter_of_the_other_api_and_reports_the_line_to_change() {
        Container.withFile(context, "/WEB-INF/web.xml", webXml(ELSEWHERE.filter(), HERE.listener()));
        when(context.getClassLoader()).thenReturn(new OneApi(HERE));

        assertThatThrownBy(this::start)
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("The application is not deployed: this server implements " + HERE.api())
                .hasMessageContaining("/WEB-INF/web.xml, line 4: replace <filter-class>" + ELSEWHERE.filter()
                        + "</filter-class> with <filter-class>" + HERE.filter() + "</filter-class>")
                .hasMessageNotContaining("listener-class");
    }

    @Test
    void rejects_the_listener_of_the_other_api() {
        Container.withFile(context, "/WEB-INF/web.xml", webXml(HERE.filter(), ELSEWHERE.listener()));
        when(context.getClassLoader()).thenReturn(new OneApi(HERE));

        assertThatThrownBy(this::start).hasMessageContaining("line 2: replace <listener-class>" + ELSEWHERE.listener());
    }

    /** The initializer runs for each application of a server that shares the JAR. */
    @ParameterizedTest
    @ValueSource(classes = {SecurityException.class, NoClassDefFoundError.class})
    void a_server_that_does_not_show_its_filters_deploys_the_application(Class<? extends Throwable> failure) {
        when(context.getFilterRegistrations()).thenThrow(failure);
        when(context.getClassLoader()).thenReturn(new OneApi(HERE));
        assertThatCode(this::start).doesNotThrowAnyException();

        Container.withFile(context, "/WEB-INF/web.xml", webXml(ELSEWHERE.filter(), HERE.listener()));
        assertThatThrownBy(this::start).hasMessageContaining(ELSEWHERE.filter());
    }

    @Test
    void rejects_a_filter_of_a_fragment() {
        FilterRegistration filter = Container.registration("jwt", ELSEWHERE.filter());
        doReturn(Map.of("jwt", filter)).when(context).getFilterRegistrations();
        when(context.getClassLoader()).thenReturn(new OneApi(HERE));

        assertThatThrownBy(this::start)
                .hasMessageContaining("a web-fragment.xml")
                .hasMessageContaining(HERE.filter());
    }

    @Test
    void rejects_a_filter_that_loads_because_the_application_contains_the_other_api() {
        Container.withFile(context, "/WEB-INF/web.xml", webXml(ELSEWHERE.filter(), HERE.listener()));

        assertThatThrownBy(this::start).hasMessageContaining(ELSEWHERE.filter());
    }

    @Test
    void accepts_the_classes_for_this_api() {
        Container.withFile(context, "/WEB-INF/web.xml", webXml(HERE.filter(), HERE.listener()));

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void accepts_a_class_that_was_converted_to_this_api_and_kept_its_name() {
        Container.withFile(context, "/WEB-INF/web.xml", webXml(ELSEWHERE.filter(), ELSEWHERE.listener()));
        when(context.getClassLoader()).thenReturn(new Converted());

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void ignores_applications_without_the_filter() {
        assertThatCode(this::start).doesNotThrowAnyException();
        Container.withFile(context, "/WEB-INF/web.xml", webXml("com.example.OtherFilter", "com.example.OtherListener"));
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void servers_find_it() {
        assertThat(ServiceLoader.load(ServletContainerInitializer.class))
                .hasAtLeastOneElementOfType(NamespaceInitializer.class);
    }

    /** A server with only one of the two APIs. */
    private static final class OneApi extends ClassLoader {
        private final ServletNamespace api;

        OneApi(ServletNamespace api) {
            super(NamespaceInitializerTest.class.getClassLoader());
            this.api = api;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(api.other().filter()) || name.equals(api.other().listener())) {
                throw new NoClassDefFoundError(api.other().api().replace('.', '/') + "/Filter");
            }
            return super.loadClass(name, resolve);
        }
    }

    /**
     * A JAR converted from one namespace to the other: classes with the names of one package, for the API of the other.
     */
    private static final class Converted extends ClassLoader {
        Converted() {
            super(NamespaceInitializerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(ELSEWHERE.filter())) {
                return define(name, Filter.class);
            }
            return name.equals(ELSEWHERE.listener())
                    ? define(name, ServletContextListener.class)
                    : super.loadClass(name, resolve);
        }

        private Class<?> define(String name, Class<?> type) {
            byte[] file = new ByteBuddy()
                    .subclass(Object.class)
                    .implement(type)
                    .name(name)
                    .make()
                    .getBytes();
            return defineClass(name, file, 0, file.length);
        }
    }
}
