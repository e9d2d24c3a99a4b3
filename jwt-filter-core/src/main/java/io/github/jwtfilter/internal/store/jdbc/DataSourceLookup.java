package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.StoreSettingKeys;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the {@link DataSource} that the settings name. */
final class DataSourceLookup {
    private static final String LOCAL = "java:";

    private DataSourceLookup() {}

    /** Returns the data source; null after a problem was reported. */
    static @Nullable DataSource find(String name, Report problems) {
        Object found = lookUp(name.startsWith(LOCAL) ? name : LOCAL + "comp/env/" + name);
        if (found instanceof DataSource) {
            return (DataSource) found;
        }
        problems.error(
                StoreSettingKeys.JDBC_JNDI.name(),
                found == null
                        ? "names nothing that this application can look up"
                        : "names an object of the type " + found.getClass().getName()
                                + ", which is not a javax.sql.DataSource",
                "define the DataSource in the server, and a <resource-ref> in web.xml if the server requires it; or use"
                        + " store.jdbc.url");
        return null;
    }

    /** The name comes from the settings file, and {@code java:} restricts the lookup to the container. */
    @SuppressWarnings("BanJNDI")
    private static @Nullable Object lookUp(String name) {
        try {
            return new InitialContext().lookup(name);
        } catch (NamingException | RuntimeException e) {
            // Servers report a missing name in either way; outside of a server there is no naming service.
            return null;
        }
    }
}
