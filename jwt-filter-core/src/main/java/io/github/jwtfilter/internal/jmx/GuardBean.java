package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.metrics.MetricCatalog;
import io.github.jwtfilter.internal.metrics.MetricSources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenDataException;
import org.jspecify.annotations.Nullable;

/** Exposes the metrics and operations of a guard over JMX, those of the current version of the settings. */
final class GuardBean extends DescribedBean implements GuardMXBean {
    private final Supplier<MetricSources> sources;
    private final SettingsControl settings;
    private final RevocationOperations revocations;
    private final Map<String, MetricAttribute> metrics = new LinkedHashMap<>();

    GuardBean(Supplier<MetricSources> sources, SettingsControl settings) {
        super(GuardMXBean.class);
        this.sources = sources;
        this.settings = settings;
        this.revocations = new RevocationsBean(() -> sources.get().revocations());
        MetricCatalog.metrics().forEach(metric -> {
            MetricAttribute attribute = new MetricAttribute(metric);
            metrics.put(attribute.name(), attribute);
        });
    }

    @Override
    public KeySetInfo[] getKeySets() {
        List<KeySetInfo> all = new ArrayList<>();
        sources.get().keys().forEach((issuer, keys) -> all.add(new KeySetSnapshot(issuer, keys)));
        return all.toArray(new KeySetInfo[0]);
    }

    @Override
    public String getSettingsVersion() {
        return settings.version();
    }

    @Override
    public String getSettingsSince() {
        return settings.since();
    }

    @Override
    public String getSettingsFailure() {
        return settings.failure();
    }

    @Override
    public int refreshKeys() {
        int fetches = 0;
        for (KeySource keys : sources.get().keys().values()) {
            fetches += keys.refresh() ? 1 : 0;
        }
        return fetches;
    }

    @Override
    public int clearCache() {
        return sources.get().cache().clear();
    }

    @Override
    public String reload() {
        return settings.reload();
    }

    @Override
    public String revokeToken(@Nullable String issuer, @Nullable String tokenId, @Nullable String expiresAt) {
        return revocations.revokeToken(issuer, tokenId, expiresAt);
    }

    @Override
    public String revokeSession(@Nullable String issuer, @Nullable String sessionId) {
        return revocations.revokeSession(issuer, sessionId);
    }

    @Override
    public String revokeSubject(@Nullable String issuer, @Nullable String subject, @Nullable String issuedBefore) {
        return revocations.revokeSubject(issuer, subject, issuedBefore);
    }

    @Override
    public String revokeKey(@Nullable String name) {
        return revocations.revokeKey(name);
    }

    @Override
    public String revokeAll(@Nullable String issuedBefore) {
        return revocations.revokeAll(issuedBefore);
    }

    @Override
    public @Nullable Object getAttribute(String name)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        MetricAttribute metric = metrics.get(name);
        if (metric == null) {
            return super.getAttribute(name);
        }
        try {
            return metric.value(sources.get());
        } catch (OpenDataException e) {
            throw new MBeanException(e);
        }
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList values = new AttributeList();
        for (String name : names) {
            try {
                values.add(new Attribute(name, getAttribute(name)));
            } catch (AttributeNotFoundException | MBeanException | ReflectionException e) {
                // As JMX specifies, an attribute that cannot be read is missing.
            }
        }
        return values;
    }

    /** Returns the attributes of the interface, and those metrics that the current settings have. */
    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanInfo info = super.getMBeanInfo();
        MetricSources current = sources.get();
        List<MBeanAttributeInfo> attributes = new ArrayList<>();
        for (MetricAttribute metric : metrics.values()) {
            if (metric.exists(current)) {
                attributes.add(metric.info());
            }
        }
        for (MBeanAttributeInfo attribute : info.getAttributes()) {
            attributes.add(attribute);
        }
        return new MBeanInfo(
                info.getClassName(),
                info.getDescription(),
                attributes.toArray(new MBeanAttributeInfo[0]),
                info.getConstructors(),
                info.getOperations(),
                info.getNotifications(),
                new ImmutableDescriptor(
                        "mxbean=true", "immutableInfo=false", "interfaceClassName=" + GuardMXBean.class.getName()));
    }
}
