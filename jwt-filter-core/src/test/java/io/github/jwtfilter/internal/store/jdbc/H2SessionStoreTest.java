package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.store.SessionStoreContract;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class H2SessionStoreTest extends SessionStoreContract {
    private static JdbcUnderTest jdbc;

    @Parameter
    H2Mode mode;

    @BeforeParameterizedClassInvocation
    static void open(H2Mode mode) throws Exception {
        jdbc = mode.open(H2SessionStoreTest.class);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        if (jdbc != null) {
            jdbc.close();
        }
    }

    @Override
    protected SessionStore store() {
        return jdbc.stores().sessions();
    }
}
