package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestMetrics;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In class loaders like those of applications without Micrometer, and with a version of it that lacks a class. */
class MeterBindingTest {
    private final LoggedLines log = LoggedLines.of(MeterBinding.class);

    @AfterEach
    void close() {
        log.close();
    }

    /** Runs in the class loader of an application. */
    public static final class Registration implements Supplier<Runnable> {
        @Override
        public Runnable get() {
            return TestMetrics.register("/bound", TestMetrics.sources().build());
        }
    }

    @Test
    void has_no_effect_without_micrometer() throws Exception {
        Runnable remove = register(name -> name.startsWith("io.micrometer."));

        assertThat(meters()).isZero();
        remove.run();
        assertThat(log.all()).isEmpty();
    }

    @Test
    void logs_once_that_a_version_is_not_suitable_and_leaves_no_meter() throws Exception {
        Runnable remove = register(name -> name.startsWith("io.micrometer.core.instrument.FunctionTimer"));

        assertThat(log.only()).contains("WARNING").contains("Micrometer").contains("NoClassDefFoundError");
        remove.run();
        assertThat(log.all()).hasSize(1);
        assertThat(meters()).isZero();
    }

    @Test
    void registers_meters_with_micrometer() throws Exception {
        Runnable remove = register(name -> false);

        assertThat(meters()).isPositive();
        remove.run();
        assertThat(meters()).isZero();
        assertThat(log.all()).isEmpty();
    }

    private static long meters() {
        return Metrics.globalRegistry.getMeters().stream()
                .filter(meter -> "/bound".equals(meter.getId().getTag("application")))
                .count();
    }

    @SuppressWarnings("unchecked")
    private static Runnable register(Predicate<String> hidden) throws Exception {
        Class<?> type = new ApplicationLoader(MeterBindingTest.class.getClassLoader(), hidden)
                .loadClass(Registration.class.getName());
        return ((Supplier<Runnable>) type.getConstructor().newInstance()).get();
    }
}
