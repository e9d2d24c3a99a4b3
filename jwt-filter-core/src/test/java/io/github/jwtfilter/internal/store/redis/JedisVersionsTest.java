package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.server.RedisServer;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the stores with other versions of Jedis, each in a class loader of its own with only the libraries that docs/redis.md lists,
 * and without some of them.
 */
@Timeout(120)
class JedisVersionsTest {
    private static final Path LIBRARIES = Path.of("target", "jedis-libraries");
    private static final String JEDIS = "jedis-7.5.3";
    private static final String POOL = "commons-pool2-2.11.1";
    private static final String SLF4J = "slf4j-api-1.7.36";

    /** Uses both stores of a server; runs in the class loader of a version. */
    public static final class AllCalls implements Consumer<String[]> {
        @Override
        public void accept(String[] settings) {
            try (RedisStores stores = RedisSettings.open(settings)) {
                StoredSession created = session();
                stores.sessions().create(created);
                StoredSession renewed = renewed(created);
                assertThat(stores.sessions().rotate(renewed, created.currentHash()))
                        .isTrue();
                assertThat(stores.sessions().rotate(renewed, created.currentHash()))
                        .isFalse();
                assertThat(stores.sessions().find(created.id())).isEqualTo(renewed);
                assertThat(stores.sessions().findBySubject(created.subjectId())).containsExactly(renewed);
                stores.sessions().prune(NOW, NOW + 10_000);
                assertThat(stores.sessions().find(created.id()).salt()).isNull();
                assertThat(stores.sessions().remove(created.id())).isTrue();
                StoredRevocation stored = revocation();
                stores.revocations().put(stored);
                assertThat(stores.revocations().find(List.of("x", stored.id()), NOW))
                        .containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
                assertThat(stores.revocations().list(10)).contains(stored);
                assertThat(stores.revocations().remove(stored.id())).isTrue();
            }
        }
    }

    /** Calls a server that is not reachable. */
    public static final class UnreachableCall implements Consumer<String[]> {
        @Override
        public void accept(String[] settings) {
            try (RedisStores stores = RedisSettings.open(settings)) {
                stores.sessions().find("x");
                throw new AssertionError("found");
            } catch (StoreException e) {
                assertThat(e).hasMessageNotContaining("versions");
            }
        }
    }

    /** Opens the stores, and throws the problems. */
    public static final class Problems implements Consumer<String[]> {
        @Override
        public void accept(String[] settings) {
            RedisSettings opened = RedisSettings.of(settings);
            assertThat(opened.tryOpen()).isNull();
            throw new IllegalStateException(String.join("\n", opened.problems.errors()));
        }
    }

    private static void run(Class<? extends Consumer<String[]>> task, List<URL> libraries, String... settings)
            throws Throwable {
        List<URL> path = new ArrayList<>(libraries);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.matches(".*[/\\\\](jedis|commons-pool2|gson|json|slf4j)-.*\\.jar")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object instance =
                    loader.loadClass(task.getName()).getDeclaredConstructor().newInstance();
            instance.getClass().getMethod("accept", String[].class).invoke(instance, (Object) settings);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static List<URL> libraries(String... names) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String name : names) {
            Path file = LIBRARIES.resolve(name + ".jar");
            assertThat(file).exists();
            urls.add(file.toUri().toURL());
        }
        return urls;
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "4.4.8", "5.2.0", "6.2.0", "7.5.3", "8.0.2"})
    void works_with(String jedis) throws Throwable {
        List<URL> libraries = libraries("jedis-" + jedis, POOL, SLF4J);
        try (RedisServer server = RedisServer.started("requirepass S3CR3T");
                RedisClusterProcesses cluster = RedisClusterProcesses.start();
                RedisServer sentinel = new RedisServer()) {
            String url = "store.redis.url = redis://127.0.0.1:";
            String password = "store.redis.password = S3CR3T";
            sentinel.with("sentinel monitor app 127.0.0.1 " + server.port() + " 1")
                    .with("sentinel auth-pass app S3CR3T")
                    .start();

            run(AllCalls.class, libraries, url + server.port() + "/1", password);
            run(
                    AllCalls.class,
                    libraries,
                    url + sentinel.port(),
                    password,
                    "store.redis.mode = sentinel",
                    "store.redis.sentinel-master = app");
            run(AllCalls.class, libraries, "store.redis.url = " + cluster.urls(), "store.redis.mode = cluster");
            for (String mode : List.of("single", "sentinel", "cluster")) {
                run(UnreachableCall.class, libraries, url + "1", "store.redis.mode = " + mode);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"jedis, 0", "commons-pool2, 1", "slf4j-api, 2"})
    void reports_a_missing_library(String missing, int index) throws Exception {
        List<URL> libraries = libraries(JEDIS, POOL, SLF4J);
        libraries.remove(index);

        assertProblem(
                libraries,
                "revocation.store: is redis, but the application does not contain " + missing + "; add these JARs");
    }

    @Test
    void reports_that_all_libraries_are_missing() {
        assertProblem(
                List.of(),
                "revocation.store: is redis, but the application does not contain jedis, commons-pool2, slf4j-api; add");
    }

    @Test
    void reports_a_version_that_is_too_old() throws Exception {
        assertProblem(
                libraries("jedis-3.10.0", POOL, SLF4J),
                "revocation.store: is redis, but the version of Jedis in the application is older than 4.0; add these JARs");
    }

    @Test
    void reports_libraries_that_do_not_fit_together() throws Exception {
        assertProblem(
                libraries(JEDIS, "commons-pool2-2.8.1", SLF4J),
                "revocation.store: is redis, but the versions of Jedis and of the libraries that it uses do not fit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "store.redis.url = redis://localhost/x | store.redis.url: is not an address of Redis",
                "store.redis.url = rediss://localhost; store.redis.ca = missing.pem | store.redis.ca: names a file that"
            })
    void missing_libraries_are_listed_with_other_errors(String lines, String problem) {
        assertThat(problems(List.of(), lines.split("; ")))
                .contains("revocation.store: is redis, but the application does not contain jedis")
                .contains(problem);
    }

    private static String problems(List<URL> libraries, String... settings) {
        try {
            run(Problems.class, libraries, settings);
            throw new AssertionError("opened");
        } catch (IllegalStateException e) {
            return e.getMessage();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void assertProblem(List<URL> libraries, String start) {
        String problems = problems(libraries, "store.redis.url = redis://localhost");
        assertThat(problems).startsWith(start).contains("jedis (version 4.0 to 8.0), and commons-pool2 and slf4j-api");
    }
}
