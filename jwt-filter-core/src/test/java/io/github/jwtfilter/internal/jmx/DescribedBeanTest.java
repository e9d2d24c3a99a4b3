package io.github.jwtfilter.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators read in a JMX client. {@link GuardBeanTest} tests the bean with the metrics. */
class DescribedBeanTest {
    static Stream<StandardMBean> beans() {
        return Stream.of(
                DescribedBean.of(new KeysBean(() -> null), KeysMXBean.class),
                revocations(),
                DescribedBean.of(new SessionsBean(() -> null), SessionsMXBean.class),
                DescribedBean.of(new FloodBean(() -> null), FloodMXBean.class),
                DescribedBean.of(new RolloutBean(() -> null), RolloutMXBean.class));
    }

    private static StandardMBean revocations() {
        return DescribedBean.of(new RevocationsBean(() -> null), RevocationsMXBean.class);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void every_bean_attribute_operation_and_parameter_has_a_description(StandardMBean bean) {
        MBeanInfo info = bean.getMBeanInfo();

        assertThat(info.getDescription()).endsWith(".");
        assertThat(info.getAttributes()).isNotEmpty().allSatisfy(DescribedBeanTest::assertDescribed);
        assertThat(info.getOperations()).allSatisfy(operation -> {
            assertDescribed(operation);
            assertThat(operation.getSignature()).allSatisfy(DescribedBeanTest::assertDescribed);
        });
    }

    private static void assertDescribed(MBeanFeatureInfo feature) {
        assertThat(feature.getDescription()).as(feature.getName()).endsWith(".").contains(" ");
    }

    @Test
    void parameters_have_their_names() {
        assertThat(parameters(revocations(), "revokeToken")).containsExactly("issuer", "tokenId", "expiresAt");
        assertThat(parameters(revocations(), "list")).containsExactly("limit");
    }

    private static List<String> parameters(StandardMBean bean, String name) {
        MBeanOperationInfo operation = Arrays.stream(bean.getMBeanInfo().getOperations())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(operation.getSignature())
                .map(MBeanParameterInfo::getName)
                .toList();
    }
}
