package io.github.jwtfilter.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataSourceLookupTest {
    private static final Map<String, Object> BOUND = new HashMap<>();

    @BeforeEach
    void bind() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        BOUND.clear();
        BOUND.put(
                "java:comp/env/jdbc/app",
                new SharedDataSource(
                        String.format(JdbcUnderTest.H2, "jndi"),
                        "",
                        true,
                        Connection.TRANSACTION_READ_COMMITTED,
                        false));
        BOUND.put("java:comp/env/text", "text");
    }

    @AfterEach
    void unbind() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @Test
    void finds_the_data_source_of_the_server() {
        assertThat(problem("java:comp/env/jdbc/app")).isNull();
        assertThat(problem("jdbc/app")).isNull();
    }

    @Test
    void reports_a_name_that_is_not_bound_or_bound_to_another_object() {
        assertThat(problem("java:comp/env/jdbc/other"))
                .contains("store.jdbc.jndi: names nothing that this application can look up", "<resource-ref>");
        assertThat(problem("text")).contains("names an object of the type java.lang.String");
    }

    @Test
    void never_leaves_the_server() {
        BOUND.put("ldap://evil.example/x", BOUND.get("java:comp/env/jdbc/app"));

        assertThat(problem("ldap://evil.example/x")).contains("names nothing that this application can look up");
    }

    @Test
    void reports_that_there_is_no_naming_service() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);

        assertThat(problem("java:comp/env/jdbc/app")).contains("names nothing that this application can look up");
    }

    private static @Nullable String problem(String name) {
        LoadedSettings loaded = JdbcUnderTest.settings("store.jdbc.jndi = " + name + "\nstore.jdbc.create = true\n");
        try (BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofHours(1))) {
            JdbcStores stores =
                    JdbcStores.open(loaded.settings().store(), loaded.problems(), scheduler, System::nanoTime);
            if (stores != null) {
                stores.close();
            }
            assertThat(stores == null).isEqualTo(loaded.problems().hasErrors());
            return loaded.problems().hasErrors()
                    ? SettingsUnderTest.lines(loaded).get(0)
                    : null;
        }
    }

    /** The naming service of the tests. */
    public static final class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Names.class.getClassLoader(), new Class<?>[] {Context.class}, (self, method, arguments) -> {
                        Object bound = BOUND.get(String.valueOf(arguments[0]));
                        if (bound == null) {
                            throw new NameNotFoundException();
                        }
                        return bound;
                    });
        }
    }
}
