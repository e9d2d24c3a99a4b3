package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.benchmarks.result.Median;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.PairedRounds;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures users while an attacker sends forged ES256 tokens: complete decisions in this process, and requests to a server in this
 * process, as a trusted proxy forwards them. All variants run in each round; the ratios compare with the same load of requests
 * without a token in the same round.
 */
public final class FloodBenchmark {
    /** The prefix of the names of the groups. */
    public static final String GROUPS = "flood/";

    /** The name of the load without tokens. */
    public static final String WITHOUT_TOKENS = "requests without a token";

    /** The name of the attack without limits. */
    public static final String OFF = "forged tokens, without limits";

    /** The name of the attack with the default limits. */
    public static final String ON = "forged tokens, default limits";

    /** All variants. */
    public static final List<String> VARIANTS = List.of(WITHOUT_TOKENS, OFF, ON);

    /** Requests of users per second. */
    public static final String RATE = "rate";

    /** The ratio of {@link #RATE} to that with the same load of requests without a token. */
    public static final String RATE_RATIO = "rate-ratio";

    /** The 99th percentile of the duration of a decision, in nanoseconds. */
    public static final String P99 = "p99";

    /** The ratio of {@link #P99} to that with the same load of requests without a token. */
    public static final String P99_RATIO = "p99-ratio";

    /** The accepted part of the requests. */
    public static final String SERVED = "served";

    /** Requests of the attacker per second. */
    public static final String ATTACK = "attack";

    /** The group of the memory. */
    public static final String MEMORY = GROUPS + "memory";

    /** The number of forged tokens before the memory is measured. */
    public static final int MANY = 1_000_000;

    private static final int PER_SECOND = 10_000;
    private static final int WARMUP_PART = 3;
    private static final long MILLION = 1_000_000;

    private final Mode mode;
    private final Workload workload;
    private final ForgedTokens forged;
    private final List<Sample> samples = new ArrayList<>();

    private FloodBenchmark(Mode mode, Workload workload) {
        this.mode = mode;
        this.workload = workload;
        this.forged = new ForgedTokens(workload);
    }

    /**
     * Runs the benchmark, and writes the results.
     *
     * @param mode the number and length of the rounds
     * @param workload keys and tokens
     * @throws IOException if the results cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static void run(Mode mode, Workload workload) throws IOException, InterruptedException {
        FloodBenchmark benchmark = new FloodBenchmark(mode, workload);
        for (FloodScenario scenario : FloodScenario.values()) {
            benchmark.measure(scenario);
        }
        benchmark.measureMemory();
        Results.now("flood", mode, benchmark.samples).write(mode);
    }

    private void measure(FloodScenario scenario) throws InterruptedException {
        List<Variant> variants = new ArrayList<>();
        for (String name : VARIANTS) {
            variants.add(new Variant(name, scenario, application(!name.equals(OFF), scenario)));
        }
        PairedRounds.run(variants, mode.floodRounds, Variant::measure);
        for (Variant variant : variants) {
            samples.add(variant.sample(variants.get(0)));
            variant.close();
        }
    }

    private Application application(boolean limited, FloodScenario scenario) {
        GuardSettings settings = GuardSettings.withRsaAndEc(workload).withCache(scenario.cache());
        if (!limited) {
            settings.with("flood.checks", "off").with("flood.failures", "off");
        }
        Path file = settings.write();
        return scenario.inServer() ? new ServerApplication(file, workload) : new GuardApplication(file);
    }

    private void measureMemory() {
        try (Application application = application(true, FloodScenario.CACHED);
                Application.Connection attacker = application.connect();
                Users users = new Users(application, workload.tokens(Workload.MANY), FloodScenario.USERS)) {
            users.warmUp();
            send(attacker, MANY / 100);
            double before = usedHeap();
            send(attacker, MANY);
            double growth = usedHeap() - before;
            System.out.printf("%-24s %,d forged tokens: heap %+.0f bytes%n", MEMORY, MANY, growth);
            samples.add(new Sample(MEMORY, ON, Map.of(Sample.BYTES, growth)));
        }
    }

    private void send(Application.Connection attacker, int count) {
        for (int number = 0; number < count; number++) {
            String address = FloodScenario.ATTACKERS.get(number % FloodScenario.ATTACKERS.size());
            attacker.send(address, forged.next());
        }
    }

    private static double usedHeap() {
        IntStream.range(0, 3).forEach(collection -> System.gc());
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** One load, and the figures of the users in each round. */
    private final class Variant implements AutoCloseable {
        private final String name;
        private final FloodScenario scenario;
        private final Application application;
        private final Users users;
        private final List<Users.Figures> rounds = new ArrayList<>();
        private final List<Double> attacks = new ArrayList<>();

        Variant(String name, FloodScenario scenario, Application application) {
            this.name = name;
            this.scenario = scenario;
            this.application = application;
            this.users = new Users(application, scenario.tokens(workload), scenario.users());
            if (scenario.cached()) {
                users.warmUp();
            }
        }

        void measure() throws InterruptedException {
            long nanos = mode.floodMillis * MILLION;
            boolean withToken = !name.equals(WITHOUT_TOKENS);
            Attack attack = new Attack(
                    application, forged, scenario.attackers(), scenario.attackConnections(), PER_SECOND, withToken);
            users.measure(nanos / 2, scenario.perSecond()); // until the attacker has exceeded the limits
            long sent = attack.sent();
            long start = System.nanoTime();
            rounds.add(users.measure(nanos, scenario.perSecond()));
            attacks.add((attack.sent() - sent) * 1e9 / (System.nanoTime() - start));
            attack.stop();
        }

        @Override
        public void close() {
            users.close();
            application.close();
        }

        /** Ignores the first third of the rounds, in which the code is compiled. */
        Sample sample(Variant base) {
            int first = rounds.size() / WARMUP_PART;
            List<Double> rates = new ArrayList<>();
            List<Double> p99s = new ArrayList<>();
            for (int round = first; round < rounds.size(); round++) {
                rates.add(rounds.get(round).perSecond() / base.rounds.get(round).perSecond());
                p99s.add(rounds.get(round).p99() / base.rounds.get(round).p99());
            }
            List<Users.Figures> measured = rounds.subList(first, rounds.size());
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(
                    RATE,
                    Median.of(measured.stream().map(Users.Figures::perSecond).toList()));
            figures.put(RATE_RATIO, Median.of(rates));
            figures.put(P99, Median.of(measured.stream().map(Users.Figures::p99).toList()));
            figures.put(P99_RATIO, Median.of(p99s));
            figures.put(
                    SERVED,
                    Median.of(measured.stream().map(Users.Figures::served).toList()));
            figures.put(ATTACK, Median.of(attacks.subList(first, attacks.size())));
            System.out.printf("%-24s %-30s %s%n", GROUPS + scenario.label(), name, figures);
            return new Sample(GROUPS + scenario.label(), name, figures);
        }
    }
}
