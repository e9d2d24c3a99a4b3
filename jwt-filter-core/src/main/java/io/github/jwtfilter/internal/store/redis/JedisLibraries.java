package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.settings.Report;

/** The libraries that this package requires. An application that uses Redis adds them. */
final class JedisLibraries {
    static final String REMEDY =
            "add these JARs next to jwt-filter: jedis (version 4.0 to 8.0), and commons-pool2 and slf4j-api in the versions that"
                    + " its POM lists (commons-pool2 2.11 or later)";

    private static final String[][] REQUIRED = {
        {"jedis", "redis.clients.jedis.providers.ConnectionProvider"},
        {"commons-pool2", "org.apache.commons.pool2.PooledObject"},
        {"slf4j-api", "org.slf4j.LoggerFactory"},
    };

    private JedisLibraries() {}

    /** Returns whether all libraries exist, and reports the missing ones. */
    static boolean check(String key, Report problems) {
        StringBuilder missing = new StringBuilder();
        for (String[] library : REQUIRED) {
            if (!exists(library[1])) {
                missing.append(missing.length() == 0 ? "" : ", ").append(library[0]);
            }
        }
        if (missing.length() > 0) {
            String text =
                    exists("redis.clients.jedis.Jedis") && missing.toString().startsWith("jedis")
                            ? "is redis, but the version of Jedis in the application is older than 4.0"
                            : "is redis, but the application does not contain " + missing;
            problems.error(key, text, REMEDY);
        }
        return missing.length() == 0;
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, JedisLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
