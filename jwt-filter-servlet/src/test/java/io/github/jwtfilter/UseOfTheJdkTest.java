package io.github.jwtfilter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the servlet module leaves to the core, which escapes each line of the log and decodes base64. */
@AnalyzeClasses(packages = "io.github.jwtfilter", importOptions = ImportOption.DoNotIncludeTests.class)
class UseOfTheJdkTest {
    @ArchTest
    static void the_rules_apply_to_many_classes(JavaClasses all) {
        assertThat(all.contain("io.github.jwtfilter.servlet.StartupLog")).isTrue();
        assertThat(all.contain("io.github.jwtfilter.javax.StartupLog")).isTrue();
        assertThat(all.contain("io.github.jwtfilter.internal.doctor.Doctor")).isTrue();
    }

    @ArchTest
    static final ArchRule logging_libraries_are_used_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.jwtfilter.internal.logging")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..");

    @ArchTest
    static final ArchRule the_log_of_the_server_is_used_in_one_class = noClasses()
            .that()
            .doNotHaveSimpleName("StartupLog")
            .should()
            .accessTargetWhere(target("(javax|jakarta)\\.servlet\\..*\\.log"));

    @ArchTest
    static final ArchRule the_console_is_left_to_the_doctor = noClasses()
            .should()
            .accessTargetWhere(target("java\\.lang\\.System\\.(out|err|console)|.*\\.printStackTrace"));

    /** With texts that are not base64, it can write beyond the end of an array (JDK-8392044). */
    @ArchTest
    static final ArchRule the_base64_decoder_of_the_jdk_is_not_used =
            noClasses().should().accessTargetWhere(target("java\\.util\\.Base64(\\.get.*Decoder|\\$Decoder\\..*)"));

    private static DescribedPredicate<JavaAccess<?>> target(String pattern) {
        return DescribedPredicate.describe(
                "target matches " + pattern,
                access -> (access.getTargetOwner().getName() + "."
                                + access.getTarget().getName())
                        .matches(pattern));
    }
}
