package io.github.jwtfilter.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Deploys the published modules from a copy of the sources, in a different directory, time zone and language, and checks the
 * contents of the repository.
 */
class ReleaseIT {
    private static Path repository;

    @BeforeAll
    static void deploy() throws IOException {
        assumeTrue(
                Files.exists(PublishedModule.SERVLET.built("-javadoc.jar")),
                "SKIPPED: there is no release to compare with, since this build ran with -Drelease.skip");
        Path work = WorkDirectory.empty("release");
        repository = work.resolve("deployed");
        Map<String, String> elsewhere = Map.of(
                "LC_ALL", "C", "MAVEN_OPTS", "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Apia");
        new NestedMaven(SourceTree.copyTo(work.resolve("sources")), work, elsewhere)
                .run(
                        "-pl",
                        "jwt-filter-core,jwt-filter-servlet",
                        "-Dmaven.test.skip",
                        "-Dspotless.check.skip",
                        "-Denforcer.skip",
                        "-Djacoco.skip",
                        "-Dmaven.install.skip",
                        "-Derror-prone.arguments=-XDerror-prone=off",
                        "-DaltDeploymentRepository=release-test::" + repository.toUri(),
                        "deploy");
    }

    @ParameterizedTest
    @EnumSource
    void a_module_is_published_with_sources_javadoc_and_bill_of_materials(PublishedModule module) throws IOException {
        assertThat(module.deployed(repository)).containsOnlyKeys(module.files());
    }

    @ParameterizedTest
    @EnumSource
    void builds_are_reproducible_in_another_time_zone_and_locale(PublishedModule module) throws IOException {
        Map<String, Path> deployed = module.deployed(repository);
        if (Build.isOffline()) {
            deployed.remove("-cyclonedx.json"); // Offline, Maven omits it.
        }
        for (Map.Entry<String, Path> file : deployed.entrySet()) {
            Path first = module.built(file.getKey());
            if (file.getKey().endsWith(".jar")) {
                assertThat(ArchiveEntries.described(file.getValue()))
                        .as("entries of %s", first)
                        .isEqualTo(ArchiveEntries.described(first));
            }
            assertThat(file.getValue()).hasSameBinaryContentAs(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_published_pom_needs_no_other(PublishedModule module) throws IOException {
        String pom = Files.readString(module.deployed(repository).get(".pom"));

        assertThat(pom)
                .contains("<name>", "<description>", "<license>", "<developer>", "<connection>")
                .contains("<url>https://github.com/jwt-filter/jwt-filter</url>", "jwt-filter.git</connection>")
                .doesNotContain("<parent>", "<dependencyManagement>", "<scope>test</scope>", "${");
    }

    @Test
    void the_documentation_covers_the_classes_for_both_servlet_apis() throws IOException {
        Path documentation = PublishedModule.SERVLET.deployed(repository).get("-javadoc.jar");

        assertThat(ArchiveEntries.names(documentation))
                .contains("io/github/jwtfilter/servlet/JwtFilter.html", "io/github/jwtfilter/javax/JwtFilter.html");
    }

    @Test
    void the_bill_of_materials_lists_the_libraries_in_the_drop_in() throws IOException {
        String bill =
                Files.readString(PublishedModule.SERVLET.deployed(repository).get("-cyclonedx.json"));

        assertThat(bill)
                .contains("pkg:maven/com.auth0/java-jwt@", "pkg:maven/info.picocli/picocli@")
                .doesNotContain("junit", "servlet-api@");
    }

    @Test
    void the_coordinates_of_the_readme_add_one_jar_to_an_application() {
        assertThat(consumer("old-application").librariesWith(ReadmeCoordinates.dropIn()))
                .containsExactly("jwt-filter-servlet-" + Build.version() + "-all.jar");
    }

    @Test
    void the_coordinates_of_the_core_bring_the_libraries_that_it_needs() {
        List<String> libraries = consumer("program").librariesWith(ReadmeCoordinates.core());

        assertThat(libraries)
                .contains("jwt-filter-core-" + Build.version() + ".jar")
                .anyMatch(name -> name.startsWith("java-jwt-"))
                .noneMatch(name -> name.matches("(jspecify|slf4j|junit|.*servlet).*"));
    }

    private static Consumer consumer(String name) {
        return new Consumer(name, repository);
    }
}
