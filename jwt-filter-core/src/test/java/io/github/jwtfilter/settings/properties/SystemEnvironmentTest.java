package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.Test;

class SystemEnvironmentTest {
    private final Environment environment = Environment.system();

    @Test
    void reads_variables_and_properties_of_the_process() {
        assertThat(environment.propertyNames()).contains("java.home");
        assertThat(environment.property("java.home")).isEqualTo(System.getProperty("java.home"));
        assertThat(environment.variableNames()).isEqualTo(System.getenv().keySet());
        assertThat(environment.variable("surely not set")).isNull();
    }

    @Test
    void finds_no_jndi_entry_outside_of_a_container() {
        assertThat(environment.jndi("java:comp/env/x")).isNull();
    }

    @Test
    void looks_up_container_names_only_and_accepts_plain_values_only() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        try {
            assertThat(environment.jndi("java:text")).isEqualTo("text");
            assertThat(environment.jndi("java:number")).isEqualTo("7");
            assertThat(environment.jndi("java:boolean")).isEqualTo("true");
            assertThat(environment.jndi("java:character")).isEqualTo("c");
            assertThat(environment.jndi("java:object")).isNull();
            assertThat(environment.jndi("java:broken")).isNull();
            assertThat(environment.jndi("text")).isNull();
        } finally {
            System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        }
    }

    /** A naming service with a few names. */
    public static final class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) {
                    return switch (name) {
                        case "text", "java:text" -> "text";
                        case "java:number" -> 7;
                        case "java:boolean" -> true;
                        case "java:character" -> 'c';
                        case "java:broken" -> throw new IllegalStateException("no such name");
                        default -> new Object();
                    };
                }
            };
        }
    }
}
