package io.github.jwtfilter;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for dependencies between packages. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.jwtfilter";

    private static final String INTERNAL = ROOT + ".internal";

    /**
     * From the lowest to the highest; packages of one layer do not use each other. The root package has the values of the API,
     * and with {@link JwtGuard} and {@link TokenIssuer} the entry points above all layers.
     */
    static final List<Set<String>> LAYERS = List.of(
            Set.of(".internal.base64", ".internal.digest", ".internal.logging"),
            Set.of(""),
            Set.of(".internal.request", ".internal.json", ".internal.resource", ".internal.remedy"),
            Set.of(".settings.value", ".internal.background"),
            Set.of(".settings.preset"),
            Set.of(".settings"),
            Set.of(".settings.validation"),
            Set.of(".settings.properties"),
            Set.of(".internal.event", ".internal.table"),
            Set.of(".internal.csrf", ".internal.cors", ".internal.path", ".internal.revocation", ".internal.flood"),
            Set.of(".internal.jose", ".internal.rollout"),
            Set.of(".internal.token"),
            Set.of(".internal.jwks"),
            Set.of(".internal.http"),
            Set.of(".internal.metadata"),
            Set.of(".internal.jwks.file", ".internal.jwks.remote"),
            Set.of(".internal.signing"),
            Set.of(".internal.store.memory", ".internal.store.jdbc", ".internal.store.redis"),
            Set.of(".internal.store"),
            Set.of(".internal.session", ".internal.verify"),
            Set.of(".internal.principal", ".internal.monitor"),
            Set.of(".internal.authorization"),
            Set.of(".internal.diagnosis"),
            Set.of(".internal.login"),
            Set.of(".internal.metrics", ".internal.health"),
            Set.of(".internal.jmx", ".internal.response"),
            Set.of(".internal.pipeline"),
            Set.of(".internal.reload"));

    private static final DescribedPredicate<JavaClass> FILES = named(
            "java\\.nio\\.file\\..*|java\\.nio\\.channels\\..*|java\\.io\\.(File.*|RandomAccessFile)|java\\.util\\.zip\\..*"
                    + "|java\\.util\\.jar\\..*");
    private static final DescribedPredicate<JavaClass> NETWORK = named("java\\.net\\..*|javax\\.net\\..*");
    private static final DescribedPredicate<JavaClass> TEXT_OF_ADDRESSES =
            named("java\\.net\\.(URI|URISyntaxException|URLDecoder|URLEncoder)");
    private static final DescribedPredicate<JavaClass> LOCATIONS = named("java\\.net\\.URL");
    private static final DescribedPredicate<JavaClass> IP_LITERALS =
            named("java\\.net\\.(InetAddress|UnknownHostException)");

    @ArchTest
    static void the_rules_apply_to_many_classes(JavaClasses all) {
        assertThat(all).hasSizeGreaterThanOrEqualTo(100);
    }

    @ArchTest
    static void every_package_is_in_a_layer(JavaClasses all) {
        Set<String> existing = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> planned =
                LAYERS.stream().flatMap(Set::stream).map(name -> ROOT + name).collect(Collectors.toSet());

        assertThat(existing).isEqualTo(planned);
    }

    @ArchTest
    static final ArchRule a_package_imports_only_lower_ones =
            classes().that(alwaysTrue()).should(new DependOnLowerLayers());

    @ArchTest
    static void signatures_of_the_api_name_no_internal_type(JavaClasses all) {
        Set<String> internal = all.stream()
                .filter(type -> type.getPackageName().equals(ROOT) && isPublic(type.getModifiers()))
                .flatMap(ArchitectureTest::signatureTypes)
                .map(type -> type.getBaseComponentType().getName())
                .filter(name -> name.startsWith(INTERNAL + "."))
                .collect(Collectors.toSet());

        assertThat(internal).isEmpty();
    }

    private static Stream<JavaClass> signatureTypes(JavaClass type) {
        Stream<JavaClass> methods = Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                .filter(unit -> isPublic(unit.getModifiers()))
                .flatMap(unit -> Stream.concat(
                        unit.getRawParameterTypes().stream(),
                        Stream.concat(
                                Stream.of(unit.getRawReturnType()),
                                unit.getReturnType().getAllInvolvedRawTypes().stream())));
        return Stream.concat(
                methods, Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream()));
    }

    private static boolean isPublic(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isTop(JavaClass type) {
        return type.getName().startsWith(ROOT + ".JwtGuard") || type.getName().startsWith(ROOT + ".TokenIssuer");
    }

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().matching(ROOT + ".(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(alwaysTrue(), belongToAnyOf(NullMarked.class));

    @ArchTest
    static void every_package_is_documented(JavaClasses all) {
        for (String name : all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())) {
            JavaPackage each = all.getPackage(name);
            assertThat(each.tryGetPackageInfo()).as(name).isPresent();
            assertThat(each.isAnnotatedWith(NullMarked.class)).as(name).isTrue();
        }
    }

    @ArchTest
    static final ArchRule nothing_but_four_libraries_is_used = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "javax.crypto..",
                    "javax.naming..",
                    "javax.sql..",
                    "javax.management..",
                    "javax.net.ssl..",
                    "com.auth0.jwt..",
                    "org.slf4j..",
                    "redis.clients..",
                    "org.apache.commons.pool2..",
                    "io.micrometer.core.instrument..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule no_servlet_types =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.servlet..", "jakarta..");

    @ArchTest
    static void only_jose_uses_java_jwt(JavaClasses all) {
        assertOnlyUserOf(all, resideInAPackage("com.auth0.."), ".internal.jose");
    }

    @ArchTest
    static void only_logging_uses_slf4j(JavaClasses all) {
        assertOnlyUserOf(all, resideInAPackage("org.slf4j.."), ".internal.logging");
    }

    /** Applications without Redis do not contain these libraries. */
    @ArchTest
    static void jedis_only_where_redis_is_used(JavaClasses all) {
        assertOnlyUserOf(
                all, resideInAnyPackage("redis.clients..", "org.apache.commons.pool2.."), ".internal.store.redis");
    }

    /** It is loaded without Jedis, and reports that Jedis is missing. */
    @ArchTest
    static void jedis_is_not_required_to_load_the_class_that_opens_redis(JavaClasses all) {
        for (String name : List.of("RedisStores", "JedisLibraries", "RedisAddresses", "RedisUrl")) {
            assertThat(all.get(INTERNAL + ".store.redis." + name).getDirectDependenciesFromSelf())
                    .as(name)
                    .noneMatch(
                            dependency -> dependency.getTargetClass().getName().startsWith("redis.clients."));
        }
    }

    /** Applications without Micrometer do not load this class. */
    @ArchTest
    static void only_one_class_uses_micrometer(JavaClasses all) {
        assertThat(all.stream()
                        .filter(each -> each.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency ->
                                        dependency.getTargetClass().getName().startsWith("io.micrometer.")))
                        .map(each -> each.getName().replaceFirst("\\$.*", "")))
                .containsOnly(INTERNAL + ".metrics.MicrometerMeters");
    }

    @ArchTest
    static void only_logging_uses_java_util_logging(JavaClasses all) {
        assertOnlyUserOf(all, resideInAPackage("java.util.logging.."), ".internal.logging");
    }

    @ArchTest
    static void databases_only_where_they_store_sessions_and_revocations(JavaClasses all) {
        assertOnlyUserOf(all, resideInAnyPackage("java.sql..", "javax.sql.."), ".internal.store.jdbc");
    }

    /** Any package may pass a path on, or distinguish a missing file from other errors; only resources open one. */
    @ArchTest
    static void only_resource_opens_files(JavaClasses all) {
        assertOnlyUserOf(
                all,
                FILES.and(not(named("java\\.nio\\.file\\.Path|java\\.io\\.FileNotFoundException"))),
                ".internal.resource");
    }

    @ArchTest
    static void only_http_and_redis_use_the_network(JavaClasses all) {
        assertOnlyUserOf(
                all,
                NETWORK.and(not(TEXT_OF_ADDRESSES)).and(not(IP_LITERALS)).and(not(LOCATIONS)),
                ".internal.http",
                ".internal.store.redis");
    }

    /** Resources query a class loader for the location of a file, and open it as a file. */
    @ArchTest
    static final ArchRule only_resource_and_http_use_urls = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".internal.resource", ROOT + ".internal.http")
            .should()
            .dependOnClassesThat(LOCATIONS);

    @ArchTest
    static void connections_are_opened_in_one_class(JavaClasses all) {
        assertThat(originsOf(all, "java\\.net\\.URL\\.(openStream|openConnection|getContent)"))
                .containsExactly(ROOT + ".internal.http.HttpTransport");
    }

    @ArchTest
    static final ArchRule only_resource_reads_the_class_path = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".internal.resource")
            .should()
            .accessTargetWhere(target("java\\.lang\\.Class(Loader)?\\.get(System)?Resource.*"));

    /** The JDK resolves text that is not a literal as a name. */
    @ArchTest
    static final ArchRule only_http_parses_addresses_with_the_jdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".internal.http")
            .should()
            .dependOnClassesThat(IP_LITERALS);

    /** Connections resolve names by themselves; the types occur only in the signatures of the methods they call. */
    @ArchTest
    static final ArchRule even_where_connections_are_made_addresses_are_left_to_them =
            noClasses().should().accessTargetWhere(target("java\\.net\\.Inet.*Address\\..*"));

    @ArchTest
    static final ArchRule no_names_are_looked_up = noClasses()
            .should()
            .accessTargetWhere(
                    target("java\\.net\\.InetAddress\\.(getAllByName|getHostName|getCanonicalHostName|getLocalHost)"));

    @ArchTest
    static void the_system_clock_is_read_only_where_the_guard_is_wired(JavaClasses all) {
        assertThat(originsOf(
                        all,
                        "java\\.lang\\.System\\.currentTimeMillis|java\\.time\\..*\\.now|java\\.time\\.Clock\\.(system|tick).*"
                                + "|java\\.lang\\.System\\.nanoTime"))
                .containsExactlyInAnyOrder(
                        INTERNAL + ".pipeline.GuardServices$NanoTime",
                        ROOT + ".JwtGuard$Builder",
                        ROOT + ".TokenIssuer$Builder",
                        ROOT + ".internal.background.BackgroundScheduler");
    }

    @ArchTest
    static final ArchRule dates_and_calendars_are_left_to_java_time = noClasses()
            .should()
            .accessTargetWhere(
                    target("java\\.util\\.Date\\.<init>|java\\.util\\.(Calendar|GregorianCalendar|TimeZone)\\..*"));

    /** With texts that are not base64, it can write beyond the end of an array (JDK-8392044). */
    @ArchTest
    static final ArchRule the_base64_decoder_of_the_jdk_is_not_used =
            noClasses().should().accessTargetWhere(target("java\\.util\\.Base64(\\.get.*Decoder|\\$Decoder\\..*)"));

    @ArchTest
    static final ArchRule nothing_is_written_to_the_console = noClasses()
            .should()
            .accessTargetWhere(target("java\\.lang\\.System\\.(out|err|in|console)|.*\\.printStackTrace"));

    @ArchTest
    static final ArchRule nothing_outlives_the_application_in_a_thread = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(ThreadLocal.class))
            .orShould()
            .accessTargetWhere(target("java\\.lang\\.Runtime\\.addShutdownHook"));

    @ArchTest
    static final ArchRule nothing_is_read_by_java_serialisation =
            noClasses().should().dependOnClassesThat(named("java\\.io\\.(Object(Input|Output)Stream|Externalizable)"));

    @ArchTest
    static final ArchRule public_classes_are_final_unless_meant_to_be_extended = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void only_the_verifier_creates_a_verified_token(JavaClasses all) {
        assertThat(makersOf(all, VerifiedJwt.class)).containsExactly(ROOT + ".internal.verify");
    }

    @ArchTest
    static void a_principal_is_created_from_a_verified_token_only(JavaClasses all) {
        assertThat(makersOf(all, TokenPrincipal.class)).containsExactly(ROOT + ".internal.principal");
        assertThat(all.get(TokenPrincipal.class).getConstructors())
                .allMatch(constructor -> constructor.getRawParameterTypes().contains(all.get(VerifiedJwt.class)));
    }

    /** Also fails if the types are unused, since a rule on types that do not exist would verify nothing. */
    private static void assertOnlyUserOf(JavaClasses all, DescribedPredicate<JavaClass> types, String... homes) {
        Map<String, String> uses = all.stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> types.test(dependency.getTargetClass()))
                .collect(Collectors.toMap(
                        dependency -> dependency.getOriginClass().getPackageName(),
                        Dependency::getDescription,
                        (first, second) -> first + "\n" + second));

        assertThat(uses)
                .containsOnlyKeys(Stream.of(homes).map(home -> ROOT + home).toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern, type -> type.getName().matches(pattern));
    }

    private static DescribedPredicate<JavaAccess<?>> target(String pattern) {
        return DescribedPredicate.describe(
                "target matches " + pattern, access -> nameOfTarget(access).matches(pattern));
    }

    private static String nameOfTarget(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static Set<String> originsOf(JavaClasses all, String target) {
        return all.stream()
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(access -> nameOfTarget(access).matches(target))
                .map(access -> access.getOriginOwner().getName())
                .collect(Collectors.toSet());
    }

    private static Set<String> makersOf(JavaClasses all, Class<?> type) {
        return all.get(type).getConstructors().stream()
                .flatMap(constructor -> constructor.getAccessesToSelf().stream())
                .map(access -> access.getOriginOwner().getPackageName())
                .collect(Collectors.toSet());
    }

    private static final class DependOnLowerLayers extends ArchCondition<JavaClass> {
        DependOnLowerLayers() {
            super("depend on lower layers only");
        }

        @Override
        public void check(JavaClass each, ConditionEvents events) {
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                boolean ours = target.getPackageName().startsWith(ROOT) && !target.isEquivalentTo(NullMarked.class);
                boolean within =
                        target.getPackageName().equals(each.getPackageName()) && (isTop(each) || !isTop(target));
                if (ours && !within && layer(target) >= layer(each)) {
                    events.add(SimpleConditionEvent.violated(each, dependency.getDescription()));
                }
            }
        }

        private static int layer(JavaClass type) {
            if (isTop(type)) {
                return LAYERS.size();
            }
            String name = type.getPackageName().substring(ROOT.length());
            for (int i = 0; i < LAYERS.size(); i++) {
                if (LAYERS.get(i).contains(name)) {
                    return i;
                }
            }
            throw new AssertionError("no layer for " + type.getName());
        }
    }
}
